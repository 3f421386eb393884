import { desc, eq } from "drizzle-orm";
import { connectDatabase, type Database } from "#db/client.ts";
import { payments, vouchers } from "#db/schema/payments.ts";
import type { Notices } from "#server/changes/notices.ts";
import { huabeiOrder, makeActiveTerminal } from "#tests/support/devices/active-terminal.ts";
import { benchWorld } from "../measure/bench-world.ts";
import { type Recording, recordingOf } from "./replay.ts";
import { benchRuntime, type CounterOrder, takePayment } from "./take-payment.ts";
import { type Statement, traced } from "./traced.ts";

export interface Arranged {
  counter: CounterOrder;
  recording: Recording;
}

/** Payments before the one that is recorded: by then everything that is prepared once has been. */
const WARM = 3;

/** Terminals with an order each, and the statements that one payment there asked of PostgreSQL. */
export async function arrange(
  { db, notices, url }: { db: Database; notices: Notices; url: string },
  count: number,
): Promise<Arranged[]> {
  const { addresses } = benchRuntime(db, notices);
  const world = await benchWorld(db, notices, { addresses });
  const watched = connectDatabase(url, { max: 1, name: "recorder" });
  const statements: Statement[] = [];
  const runtime = benchRuntime(traced(watched.db, statements), notices);
  const arranged: Arranged[] = [];
  for (let made = 0; made < count; made++) {
    const ctx = (await makeActiveTerminal(world)).terminal();
    const order = await huabeiOrder(ctx, { amountFen: 100_001, term: 3, bearer: "buyer" });
    const counter = { actor: ctx.actor, order };
    for (let n = 0; n <= WARM; n++) {
      statements.length = 0;
      await takePayment(runtime, counter);
    }
    const [paid] = await db
      .select({ orderNumber: payments.orderNumber, key: payments.idempotencyKey, voucher: vouchers.number })
      .from(payments)
      .innerJoin(vouchers, eq(vouchers.paymentId, payments.id))
      .where(eq(payments.terminalId, ctx.actor.id))
      .orderBy(desc(payments.createdAt))
      .limit(1);
    if (paid === undefined) throw new Error("what was recorded is there to be read");
    arranged.push({ counter, recording: recordingOf([...statements], Object.values(paid)) });
  }
  await watched.close();
  return arranged;
}
