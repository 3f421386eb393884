import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { checkTokenAt } from "./check-token.ts";
import { startEmbeddedBroker } from "./embedded-broker.ts";

const settings = env();
const broker = await startEmbeddedBroker({
  host: settings.host,
  port: settings.mqttPort,
  portalPassword: settings.mqttPortalPassword,
  checkToken: checkTokenAt(settings.deviceLinkUrl, settings.mqttPortalPassword),
  log,
});
log.info({ port: broker.port }, "broker is listening");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void broker.stop().then(() => process.exit(0));
  });
}
