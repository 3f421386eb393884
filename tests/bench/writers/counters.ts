import { randomBytes } from "node:crypto";
import type { Database } from "#db/client.ts";
import type { Notices } from "#server/changes/notices.ts";
import { contextFor } from "#server/context.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { makeActiveTerminal } from "#tests/support/devices/active-terminal.ts";
import { benchWorld, runtimeOn } from "../measure/bench-world.ts";

/** Takes one order at a terminal of its own. */
export type Counter = (writer: { db: Database; notices: Notices }) => Promise<unknown>;

/** Active terminals, one for each connection, made once through the verbs. */
export async function makeCounters(db: Database, notices: Notices, count: number): Promise<Counter[]> {
  const world = await benchWorld(db, notices);
  const counters: Counter[] = [];
  for (let made = 0; made < count; made++) {
    const { actor } = (await makeActiveTerminal(world)).terminal();
    counters.push((writer) => {
      const ctx = contextFor(runtimeOn(writer.db, writer.notices), { actor, now: new Date() });
      const order = { amountFen: 5_000, method: "alipay" as const, configVersion: 1 };
      return createPayment(ctx, { idempotencyKey: randomBytes(12).toString("hex"), order });
    });
  }
  return counters;
}
