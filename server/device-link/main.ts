import { hostname } from "node:os";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { openRuntime } from "#server/runtime.ts";
import { stopOnSignal } from "#server/stop-on-signal.ts";
import { buildDeviceLink } from "./build-device-link.ts";
import { startMqttInbox } from "./mqtt-inbox.ts";
import { openReception } from "./reception.ts";

const settings = env();
const runtime = openRuntime(settings, "device-link");
await runtime.requireRoleOf("device-link");
const reception = openReception({ runtime, log });
const app = await buildDeviceLink({
  runtime,
  reception,
  brokerPassword: settings.mqttPortalPassword,
  proxies: settings.proxies,
  socketsPerAddress: settings.mqttSocketsPerAddress,
  log,
});
// Our own broker hands over what terminals send; any other one is listened to.
const inbox = settings.isBrokerForeign
  ? startMqttInbox({
      reception,
      mqttUrl: settings.mqttUrl,
      password: settings.mqttPortalPassword,
      session: `${hostname()}-${settings.deviceLinkPort}`,
      log,
    })
  : null;
await app.listen({ host: settings.host, port: settings.deviceLinkPort });
log.info({ port: settings.deviceLinkPort }, "device link is listening");

stopOnSignal(async () => {
  await Promise.all([app.close(), inbox?.close()]);
  await runtime.close();
});
