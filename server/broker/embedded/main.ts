import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { stopOnSignal } from "#server/stop-on-signal.ts";
import { deviceLinkAt } from "./ask-device-link.ts";
import { startEmbeddedBroker } from "./embedded-broker.ts";
import { createHandOver } from "./hand-over.ts";

const settings = env();
const deviceLink = deviceLinkAt(settings.deviceLinkUrl, settings.mqttPortalPassword);
const broker = await startEmbeddedBroker({
  host: settings.host,
  port: settings.mqttPort,
  portalPassword: settings.mqttPortalPassword,
  checkToken: deviceLink.checkToken,
  handOver: createHandOver({ send: deviceLink.relay, log, random: Math.random }),
  socketsPerAddress: settings.mqttSocketsPerAddress,
  log,
});
log.info({ port: broker.port }, "broker is listening");

stopOnSignal(() => broker.stop());
