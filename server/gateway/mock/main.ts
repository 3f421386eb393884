import { join } from "node:path";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { serveGateway } from "./http/serve.ts";

const settings = env();
const gateway = await serveGateway({
  host: settings.host,
  port: settings.gatewayPort,
  publicUrl: settings.gatewayUrl,
  secretKey: settings.gatewaySecretKey,
  storePath: join(settings.dataDir, "gateway.sqlite"),
  portalWebhook: {
    url: settings.gatewayWebhookUrl,
    secret: settings.gatewayWebhookSecret,
  },
  log,
});
log.info({ url: gateway.url }, "gateway is listening");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void gateway.stop().then(() => process.exit(0));
  });
}
