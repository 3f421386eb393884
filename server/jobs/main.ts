import { PgBoss } from "pg-boss";
import { connectMqttBroker } from "#server/broker/mqtt-broker.ts";
import { contextFor } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { openRuntime } from "#server/runtime.ts";
import { deliverOutbox } from "./deliver-outbox.ts";
import { createEffects } from "./effects.ts";
import { listen } from "./listen.ts";
import { declareQueues, OUTBOX_QUEUE, type OutboxJob } from "./queue.ts";
import { relayOutbox } from "./relay-outbox.ts";
import { startTimers } from "./timers.ts";

const POLL_MS = 1_000;

const settings = env();
const runtime = openRuntime(settings, "jobs");
const context = () => contextFor(runtime, systemActor("jobs"), new Date());
const broker = connectMqttBroker({
  url: settings.mqttUrl,
  password: settings.mqttPortalPassword,
  name: "jobs",
  log,
});
const effects = createEffects(broker);

const boss = new PgBoss({ connectionString: settings.databaseUrl, max: 5, useListenNotify: true });
boss.on("error", (error) => log.error({ err: error }, "queue failed"));
await boss.start();
await declareQueues(boss);
await boss.work<OutboxJob>(
  OUTBOX_QUEUE,
  { localConcurrency: 4, pollingIntervalSeconds: 0.5 },
  async (jobs) => {
    for (const job of jobs) await deliverOutbox(context(), effects, job.data.outboxId);
  },
);

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
const stopListening = listen(settings.databaseUrl, "ruwang_outbox", () => void relay());
const stopTimers = startTimers(context);
log.info("jobs are running");

async function stop(): Promise<void> {
  clearInterval(poll);
  await stopListening();
  await stopTimers();
  await boss.stop({ graceful: true, timeout: 5_000 });
  await broker.close();
  await runtime.close();
  process.exit(0);
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
