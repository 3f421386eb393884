import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { openRuntime } from "#server/runtime.ts";
import { stopOnSignal } from "#server/stop-on-signal.ts";
import { buildDeviceLink } from "./build-device-link.ts";
import { startMqttInbox } from "./mqtt-inbox.ts";

const settings = env();
const runtime = openRuntime(settings, "device-link");
await runtime.requireRoleOf("device-link");
const app = await buildDeviceLink({ runtime, brokerPassword: settings.mqttPortalPassword, log });
const inbox = startMqttInbox({
  runtime,
  mqttUrl: settings.mqttUrl,
  password: settings.mqttPortalPassword,
  log,
});
await app.listen({ host: settings.host, port: settings.deviceLinkPort });
log.info({ port: settings.deviceLinkPort }, "device link is listening");

stopOnSignal(async () => {
  await Promise.all([app.close(), inbox.close()]);
  await runtime.close();
});
