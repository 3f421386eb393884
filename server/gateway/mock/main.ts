import { join } from "node:path";
import { bankHandlers } from "#server/bank/mock/bank-handlers.ts";
import { MockBank } from "#server/bank/mock/mock-bank.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { MockTracker } from "#server/tracking/mock/mock-tracker.ts";
import { startPushing } from "#server/tracking/mock/push-reports.ts";
import { trackerHandlers } from "#server/tracking/mock/tracker-handlers.ts";
import { serveGateway } from "./http/serve.ts";

const settings = env();
// The demo's carriers and its bank are moved on the same port: one process plays the outside world.
const tracker = new MockTracker(join(settings.dataDir, "tracker.sqlite"));
const pushing = startPushing(tracker);
const bank = new MockBank(join(settings.dataDir, "bank.sqlite"));
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
  beside: [...trackerHandlers(tracker), ...bankHandlers(bank, settings.bank.secret)],
  log,
});
log.info({ url: gateway.url }, "gateway is listening");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void Promise.all([gateway.stop(), pushing.stop()]).then(() => process.exit(0));
  });
}
