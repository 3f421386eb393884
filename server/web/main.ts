import next from "next";
import { provideWebRuntime } from "#server/api/runtime.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { openRuntime } from "#server/runtime.ts";
import { webServer } from "./web-server.ts";

/** Shorter than the supervisor's patience. */
const DRAIN_MS = 5_000;

const { host, port, portalUrl, deviceLinkUrl } = env();
const development = process.env.NODE_ENV === "development";
// next-auth knows its own address from this name alone.
process.env.NEXTAUTH_URL ??= portalUrl;
// The API's own: Next bundles its code apart, and errors are told by their class.
const runtime = openRuntime(env(), "web-api");
provideWebRuntime(runtime);
const pages = next({ dev: development, hostname: host, port });
await pages.prepare();
const settings = { portalUrl, deviceLinkUrl, development };
const server = webServer({ runtime, settings, answerPage: pages.getRequestHandler() });
await new Promise<void>((resolve) => server.listen(port, host, resolve));
log.info({ port }, "web is listening");

/** What was asked is answered, idle connections are let go. */
async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
  await closed;
  await pages.close();
  await runtime.close();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
