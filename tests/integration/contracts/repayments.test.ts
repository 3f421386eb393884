import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contractInstalments, contracts } from "#db/schema/contracts.ts";
import { change } from "#server/changes/change.ts";
import { followContract } from "#server/contracts/follow-contract.ts";
import { followContracts } from "#server/contracts/follow-contracts.ts";
import { getRepaymentPlan } from "#server/contracts/get-repayment-plan.ts";
import { recordRepayments } from "#server/contracts/record-repayments.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { getVoucher } from "#server/payments/vouchers/get-voucher.ts";
import { editPayer } from "../../support/gateway/payer-phone.ts";
import { type Owed, owedOrder, repayByHand } from "../../support/payments/contracts.ts";
import { newKey } from "../../support/payments/orders.ts";
import { makeWorld, type World } from "../../support/world/world.ts";

// What the channel says of repayments, and what the portal then says of the contract.

const DAY = 86_400;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(() => world.gateway.control("reset"));

const advance = (days: number) => world.gateway.control("clock", { seconds: days * DAY });
const follow = ({ contractId }: Owed) => followContract(world.asSystem(), { contractId });
const planOfPayer = ({ voucherNumber, code }: Owed) =>
  getRepaymentPlan(world.as(ANONYMOUS), { number: voucherNumber, code });
const empty = ({ phone }: Owed) =>
  editPayer(phone, { balance: "0", last4_0: "", last4_1: "", last4_2: "", last4_3: "" });

async function standing({ contractId }: Owed) {
  const { db } = world.runtime;
  const [contract] = await db.select().from(contracts).where(eq(contracts.id, contractId));
  const instalments = await db
    .select()
    .from(contractInstalments)
    .where(eq(contractInstalments.contractId, contractId))
    .orderBy(asc(contractInstalments.period));
  return { contract, statuses: instalments.map(({ status }) => status), instalments };
}

async function refund({ place, paymentId }: Owed, amountFen: number): Promise<void> {
  const input = { paymentId, amountFen, reason: "came back", idempotencyKey: newKey() };
  await refundPayment(place.terminal(), input);
}

describe("a contract", () => {
  test("follows its instalments from their dates to its end, on time", async () => {
    const owed = await owedOrder(world);
    await advance(35);
    await follow(owed);
    expect((await standing(owed)).statuses).toEqual(["paid", "upcoming", "upcoming"]);
    await advance(70);
    await follow(owed);
    const { contract, statuses } = await standing(owed);
    expect(statuses).toEqual(["paid", "paid", "paid"]);
    expect(contract).toMatchObject({ status: "settled", settledHow: "on_time", askAt: null });
  });

  test("falls overdue with its late fee, tells the payer, and is caught up and repaid late", async () => {
    const owed = await owedOrder(world);
    await empty(owed);
    await advance(40);
    await follow(owed);
    const late = await standing(owed);
    expect(late.contract?.status).toBe("overdue");
    const fee = late.instalments[0]?.lateFeeFen ?? 0;
    expect(fee).toBeGreaterThan(0);
    expect(await planOfPayer(owed)).toMatchObject({
      status: "overdue",
      overdueFen: 34_102 + fee,
      owedFen: 102_300 + fee,
      lateFeePpmPerDay: 500,
    });
    await editPayer(owed.phone, { balance: "5000" });
    await repayByHand(owed, "overdue");
    await follow(owed);
    expect((await standing(owed)).contract?.status).toBe("active");
    await repayByHand(owed, "all");
    await follow(owed);
    expect((await standing(owed)).contract).toMatchObject({ status: "settled", settledHow: "late" });
  });

  test("repaid as a whole before its dates is settled early", async () => {
    const owed = await owedOrder(world);
    await repayByHand(owed, "all");
    await follow(owed);
    expect((await standing(owed)).contract).toMatchObject({ status: "settled", settledHow: "early" });
    expect(await planOfPayer(owed)).toMatchObject({ owedFen: 0, paidFen: 102_300, next: null });
  });

  test("says the same after a refund as the channel, whichever is heard of first", async () => {
    for (const isChannelFirst of [true, false]) {
      const owed = await owedOrder(world);
      if (isChannelFirst)
        await world.gateway.stripe.refunds.create({ payment_intent: owed.intentId, amount: 1 });
      if (isChannelFirst) await follow(owed);
      await refund(owed, 40_000);
      const reduced = async () => (await standing(owed)).instalments.map(({ reducedFen }) => reducedFen);
      const before = await reduced();
      await follow(owed);
      const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0);
      expect(sum(await reduced())).toBe(isChannelFirst ? 40_001 : 40_000);
      if (!isChannelFirst) expect(await reduced()).toEqual(before);
    }
  });

  test("ends by a whole refund: nothing more is asked for, and the channel agrees", async () => {
    const owed = await owedOrder(world);
    await repayByHand(owed, "next");
    await follow(owed);
    await refund(owed, 100_000);
    expect((await standing(owed)).statuses).toEqual(["paid", "waived", "waived"]);
    await follow(owed);
    expect((await standing(owed)).contract?.status).toBe("refunded");
    expect(await planOfPayer(owed)).toMatchObject({ status: "refunded", owedFen: 0, next: null });
  });

  test("is moved by no news that are older than what is known, in any order and number", async () => {
    const owed = await owedOrder(world);
    const old = await world.runtime.gateway.retrievePlan(owed.intentId);
    await repayByHand(owed, "next");
    const newer = await world.runtime.gateway.retrievePlan(owed.intentId);
    for (const plan of [newer, old, newer, old])
      if (plan !== null)
        await change(world.asSystem(), (tx) =>
          recordRepayments(tx, world.asSystem(), { paymentId: owed.paymentId, plan }),
        );
    expect((await standing(owed)).statuses).toEqual(["paid", "upcoming", "upcoming"]);
  });

  test("is asked about again after a pause while the channel does not answer, and never lost", async () => {
    const owed = await owedOrder(world);
    await repayByHand(owed, "all");
    await world.gateway.control("faults", { count: 2, status: 503, path: "/instalment_plans" });
    const later = (minutes: number) => world.asSystem(new Date(Date.now() + minutes * 60_000));
    await followContracts(later(6));
    expect((await standing(owed)).contract).toMatchObject({ status: "active", askTries: 1 });
    await followContracts(later(20));
    expect((await standing(owed)).contract).toMatchObject({ status: "settled", askTries: 0 });
  });

  test("is settled once, however many ask and hear of it at once", async () => {
    const owed = await owedOrder(world);
    await repayByHand(owed, "all");
    await Promise.allSettled(Array.from({ length: 10 }, () => follow(owed)));
    const { contract, statuses } = await standing(owed);
    expect([contract?.status, ...statuses]).toEqual(["settled", "paid", "paid", "paid"]);
  });
});

describe("the payer's code", () => {
  test("stands on the payer's copy that a terminal prints, and on no other", async () => {
    const owed = await owedOrder(world);
    const { paymentId, place, code } = owed;
    const codeOn = async (ctx: ReturnType<typeof place.terminal>, copy: "payer" | "merchant") =>
      (await getVoucher(ctx, { paymentId, copy })).payerCode;
    expect(await codeOn(place.terminal(), "payer")).toBe(`${code.slice(0, 4)}-${code.slice(4)}`);
    expect(await codeOn(place.terminal(), "merchant")).toBeNull();
  });

  test("is the only way in: a wrong one, an unknown number and a payment in one sum are told alike", async () => {
    const owed = await owedOrder(world);
    const other = await owedOrder(world);
    const ask = (number: string, code: string) => getRepaymentPlan(world.as(ANONYMOUS), { number, code });
    const refusal = { code: "not_found", reason: "repayment_plan_not_found" };
    await expect(ask(owed.voucherNumber, other.code)).rejects.toMatchObject(refusal);
    await expect(ask("no-such-number", owed.code)).rejects.toMatchObject(refusal);
    expect(JSON.stringify(await planOfPayer(owed))).not.toContain(owed.phone.payerId());
  });
});
