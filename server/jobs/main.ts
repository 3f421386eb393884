import { PgBoss } from "pg-boss";
import { connectMqttBroker } from "#server/broker/mqtt-broker.ts";
import { contextFor } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { requireTemplates } from "#server/messages/require-templates.ts";
import { openRuntime } from "#server/runtime.ts";
import { stopOnSignal } from "#server/stop-on-signal.ts";
import { deliverOutbox } from "./deliver-outbox.ts";
import { createEffects } from "./effects.ts";
import { offerAllConfigs } from "./offer-configs.ts";
import { declareQueues, OUTBOX_QUEUE, type OutboxJob } from "./queue.ts";
import { relayOutbox } from "./relay-outbox.ts";
import { startTimers } from "./timers.ts";

const POLL_MS = 1_000;
/**
 * A notice wakes a worker once, whatever is waiting: full batches are fetched without a pause until the backlog is
 * gone, and the poll between them stays short, since by default it rests for 30 s while notices are on.
 */
const WORK = {
  localConcurrency: 2,
  batchSize: 10,
  perJobResults: true,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 1,
} as const;

const settings = env();
requireTemplates(settings.sms);
const runtime = openRuntime(settings, "jobs");
await runtime.requireRoleOf("jobs");
const context = () => contextFor(runtime, { actor: systemActor("jobs"), now: new Date() });
const broker = connectMqttBroker({
  url: settings.mqttUrl,
  password: settings.mqttPortalPassword,
  name: "jobs",
  log,
  restore: async (broker) => {
    const terminals = await offerAllConfigs(context, broker);
    log.info({ terminals }, "every terminal's configuration was published again");
  },
});
const effects = createEffects(broker);

const boss = new PgBoss({
  connectionString: settings.databaseUrl,
  max: 5,
  // Its tables are made by the migration; this process's role makes none.
  migrate: false,
  useListenNotify: true,
  superviseIntervalSeconds: 5,
  monitorIntervalSeconds: 5,
});
boss.on("error", (error) => log.error({ err: error }, "queue failed"));
await boss.start();
await declareQueues(boss);
await boss.work<OutboxJob, void, typeof WORK>(OUTBOX_QUEUE, WORK, (jobs) =>
  Promise.all(
    jobs.map(async (job) => {
      try {
        await deliverOutbox(context(), effects, job.data.outboxId);
        return { id: job.id, status: "completed" as const };
      } catch (error) {
        // The queue tries this one again later; the others of its batch stand.
        return { id: job.id, status: "failed" as const, output: { name: errorName(error) } };
      }
    }),
  ),
);

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

let relaying = false;
let again = false;
/** One relay at a time; a notice that arrives meanwhile asks for another round. */
async function relay(): Promise<void> {
  again = true;
  if (relaying) return;
  relaying = true;
  try {
    while (again) {
      again = false;
      while ((await relayOutbox(runtime.db, boss, new Date())) > 0);
    }
  } catch (error) {
    log.error({ err: error }, "relay failed");
  } finally {
    relaying = false;
  }
}

const poll = setInterval(relay, POLL_MS);
const stopListening = runtime.notices.hear("ruwang_outbox", () => void relay());
const stopTimers = startTimers(context);
log.info("jobs are running");

stopOnSignal(async () => {
  clearInterval(poll);
  stopListening();
  await stopTimers();
  await boss.stop({ graceful: true, timeout: 5_000 });
  await broker.close();
  await runtime.close();
});
