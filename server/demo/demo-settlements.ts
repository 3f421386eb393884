import { eq } from "drizzle-orm";
import { merchants } from "#db/schema/merchants.ts";
import { payments } from "#db/schema/payments.ts";
import { payouts, settlementAccounts } from "#db/schema/settlements.ts";
import type { MockBank } from "#server/bank/mock/mock-bank.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { DAY_MS, HOUR_MS } from "#server/domain/calendar/durations.ts";
import { shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import { isWorkingDay } from "#server/domain/calendar/working-days.ts";
import { proposeAdjustment } from "#server/ledger/adjustments/propose-adjustment.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { confirmAccount } from "#server/settlements/accounts/confirm-account.ts";
import { placeHold } from "#server/settlements/holds/place-hold.ts";
import { sendPayout } from "#server/settlements/payouts/send-payout.ts";
import { settlePayout } from "#server/settlements/payouts/settle-payout.ts";
import { approveRun } from "#server/settlements/runs/approve-run.ts";
import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { getRun } from "#server/settlements/runs/get-run.ts";
import { listRuns } from "#server/settlements/runs/list-runs.ts";
import { payAtWallet } from "./demo-payer.ts";
import { demoStaff, seedContext } from "./demo-people.ts";
import type { AtGatewayTime } from "./gateway-clock.ts";

/** A merchant's terminal, at any instant. */
export interface DemoCounter {
  merchantId: string;
  terminal: (now: Date) => Context;
}

/** What each merchant took on each of the days before. */
const TAKEN = [
  { amountFen: 268_000, method: "alipay" },
  { amountFen: 35_900, method: "qr" },
] as const;
const RUNS = 3;

/**
 * Merchants with accounts in force, and runs of three working days: two paid, one of them with a payout that the bank
 * refused, and one that waits for its second person. One merchant is on hold, the last one has still to read back.
 */
export async function seedSettlements(
  runtime: Runtime,
  counters: readonly DemoCounter[],
  { bank, atGatewayTime }: { bank: MockBank; atGatewayTime: AtGatewayTime },
): Promise<void> {
  const staff = await demoStaff(runtime);
  await arriveAll(runtime, new Date());
  for (const { merchantId } of counters.slice(0, -1)) await proveAccount(runtime, merchantId);
  const days = workingDays(RUNS);
  for (const [nr, day] of days.entries()) {
    const morning = new Date(shanghaiDay(day).first.getTime() + 6.5 * HOUR_MS);
    const isLast = nr === days.length - 1;
    for (const [place, counter] of counters.entries())
      await takeBefore(runtime, counter, {
        morning,
        atGatewayTime: isLast && place === 0 ? bookedLate : atGatewayTime,
      });
    const [, held] = counters;
    if (isLast && held !== undefined)
      await placeHold(staff("finance@ruwang.test"), {
        merchantId: held.merchantId,
        reason: "交易异常，待核实",
      });
    await draftRuns(systemAt(runtime, morning));
    if (isLast) break;
    if (nr === RUNS - 2) bank.plan({ outcome: "rejected", reason: "account_closed" });
    await payRun(runtime, staff("checker@ruwang.test"), new Date(morning.getTime() + 2.5 * HOUR_MS));
  }
  const [first] = counters;
  if (first === undefined) return;
  await proposeAdjustment(staff("finance@ruwang.test"), {
    ...{ merchantId: first.merchantId, account: "acquiring_fee", amountFen: 1_080 },
    reason: "多收的收单手续费退还商户",
  });
}

/** The gateway books it only now: finance has a difference to explain. */
const bookedLate: AtGatewayTime = (_at, work) => work();

const systemAt = (runtime: Runtime, now: Date) => contextFor(runtime, { actor: systemActor("seed"), now });

/** The newest working days whose mornings have passed, the oldest first. */
function workingDays(count: number): string[] {
  const days: string[] = [];
  // From half past six on, today's morning is one of them.
  for (let at = Date.now() - 6.5 * HOUR_MS; days.length < count; at -= DAY_MS) {
    const day = shanghaiDate(new Date(at));
    if (isWorkingDay(day)) days.unshift(day);
  }
  return days;
}

async function takeBefore(
  runtime: Runtime,
  { terminal }: DemoCounter,
  { morning, atGatewayTime }: { morning: Date; atGatewayTime: AtGatewayTime },
): Promise<void> {
  for (const [nr, { amountFen, method }] of TAKEN.entries()) {
    const at = new Date(morning.getTime() - (12 + nr) * HOUR_MS);
    const key = `demo-${at.toISOString()}`;
    const order = { amountFen, method, configVersion: 1, operator: "01" };
    const paymentId = await atGatewayTime(at, async () => {
      const { payment } = await createPayment(terminal(at), { idempotencyKey: key, order });
      await payAtWallet(payment.qr?.url ?? "");
      await reconcilePayment(systemAt(runtime, at), { paymentId: payment.paymentId });
      return payment.paymentId;
    });
    const [row] = await read(runtime, (db) => db.select().from(payments).where(eq(payments.id, paymentId)));
    if (row?.status !== "succeeded") throw new Error(`The demo payment ${key} is ${row?.status}`);
  }
}

/** The second person approves what was drafted, and the bank pays it. */
async function payRun(runtime: Runtime, checker: Context, at: Date): Promise<void> {
  const second = { ...checker, now: at };
  const { items } = await listRuns(second, { status: "pending_second" });
  for (const { id: runId } of items) {
    const { version, evidenceHash } = await getRun(second, { runId });
    await approveRun(second, { runId, version, evidenceHash });
  }
  await carryOnRuns(systemAt(runtime, at));
  await arriveAll(runtime, at);
  await carryOnRuns(systemAt(runtime, at));
}

/** Whatever was promised is ordered, and arrives as far as the bank lets it. */
async function arriveAll(runtime: Runtime, at: Date): Promise<void> {
  const ctx = systemAt(runtime, at);
  const promised = await read(runtime, (db) =>
    db.select().from(payouts).where(eq(payouts.status, "promised")),
  );
  for (const { id: payoutId } of promised) {
    const sent = await sendPayout(ctx, { payoutId });
    const news = sent.status === "sent" ? await ctx.bank.find(payoutId) : null;
    if (news !== null) await change(ctx, (tx) => settlePayout(tx, ctx, { payoutId, news }));
  }
}

/** The owner reads on the account's statement what was transferred to it. */
async function proveAccount(runtime: Runtime, merchantId: string): Promise<void> {
  const [row] = await read(runtime, (db) =>
    db
      .select({ account: settlementAccounts, ownerId: merchants.ownerId })
      .from(settlementAccounts)
      .innerJoin(merchants, eq(merchants.id, settlementAccounts.merchantId))
      .where(eq(settlementAccounts.merchantId, merchantId)),
  );
  if (row?.account.status !== "proving") return;
  const { id: accountId, version, proofFen: amountFen } = row.account;
  const owner = {
    kind: "person" as const,
    id: row.ownerId,
    roles: ["applicant"] as const,
    sessionId: "seed",
  };
  const { now } = seedContext(runtime);
  await confirmAccount(contextFor(runtime, { actor: owner, now }), { accountId, version, amountFen });
}
