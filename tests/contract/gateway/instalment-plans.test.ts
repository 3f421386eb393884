import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";
import { editPayer, type PayerPhone } from "../../support/gateway/payer-phone.ts";
import { buyInInstalments, dayOf, planOf } from "../../support/gateway/plans.ts";
import { payerState } from "../../support/gateway/wallet-orders.ts";

// ¥1,000 in three instalments at 2.3 %: 341.00 + twice 340.99, and one fen more of principal in the first.
const DAY = 86_400;
const PASSWORD = { password: "123456" };
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const bought = () => buyInInstalments(gateway);
const today = () => dayOf(gateway);
const advance = (days: number) => gateway.control("clock", { seconds: days * DAY });
const money = (phone: PayerPhone) => payerState(gateway, phone.payerId());
const repay = (phone: PayerPhone, planId: string, form: Record<string, string>) =>
  phone.post(`/wallet/bills/${planId}/repay`, { source: "balance", ...PASSWORD, ...form });

describe("what a payer owes Huabei", () => {
  test("is taken on its dates from the agreed source, until nothing is left", async () => {
    const { phone, intentId } = await bought();
    expect(await planOf(gateway, intentId)).toMatchObject({ status: "active", revision: 1 });
    const before = await money(phone);
    await advance(35);
    const [first, second] = (await planOf(gateway, intentId)).instalments;
    expect(first).toMatchObject({ status: "paid", paid: 34_102, late_fee: 0 });
    expect(second).toMatchObject({ status: "upcoming", paid: 0 });
    expect((await money(phone)).huabei_used).toBe(before.huabei_used - 34_102);
    await advance(70);
    expect(await planOf(gateway, intentId)).toMatchObject({ status: "completed" });
    const after = await money(phone);
    expect(after.huabei_used).toBe(0);
    expect(after.balance + (after.cards[0]?.funds ?? 0)).toBe(
      before.balance + (before.cards[0]?.funds ?? 0) - 102_300,
    );
  });

  test("is overdue from the day after, costs half of a thousandth a day, and is caught up", async () => {
    const { phone, intentId } = await bought();
    await editPayer(phone, { balance: "0", last4_0: "", last4_1: "", last4_2: "", last4_3: "" });
    await advance(35);
    const late = await planOf(gateway, intentId);
    expect(late.status).toBe("past_due");
    const [first] = late.instalments;
    const daysLate = Math.round((Date.parse(await today()) - Date.parse(first?.due_on ?? "")) / (DAY * 1000));
    expect(first).toMatchObject({ status: "overdue", late_fee: daysLate * 17, paid: 0 });
    await editPayer(phone, { balance: "1000" });
    await repay(phone, late.id, { repayment: "overdue" });
    const caughtUp = await planOf(gateway, intentId);
    expect(caughtUp.status).toBe("active");
    expect(caughtUp.instalments[0]).toMatchObject({ status: "paid", paid: 34_102 + daysLate * 17 });
  });

  test("is refused with a wrong password or an empty source, and nothing is taken", async () => {
    const { phone, intentId } = await bought();
    const { id } = await planOf(gateway, intentId);
    const before = await money(phone);
    const wrong = await repay(phone, id, { repayment: "all", password: "999999" });
    expect(wrong.headers.get("location")).toContain("trouble=wrong");
    const short = await repay(phone, id, { repayment: "all", source: "card_none" });
    expect(short.headers.get("location")).toContain("trouble=short");
    expect(await planOf(gateway, intentId)).toMatchObject({ revision: 1 });
    expect((await money(phone)).huabei_used).toBe(before.huabei_used);
  });

  test("can be repaid early as a whole, once, however often the form is sent", async () => {
    const { phone, intentId } = await bought();
    const { id } = await planOf(gateway, intentId);
    const before = await money(phone);
    await Promise.all(Array.from({ length: 5 }, () => repay(phone, id, { repayment: "all" })));
    expect(await planOf(gateway, intentId)).toMatchObject({ status: "completed", revision: 2 });
    expect(await money(phone)).toMatchObject({ balance: before.balance - 102_300, huabei_used: 0 });
  });

  test("shrinks from its last instalment on by a refund; what is repaid already comes back as money", async () => {
    const { phone, intentId } = await bought();
    const { id } = await planOf(gateway, intentId);
    await gateway.stripe.refunds.create({ payment_intent: intentId, amount: 40_000 });
    expect((await planOf(gateway, intentId)).instalments.map(({ reduced }) => reduced)).toEqual([
      0, 6_667, 33_333,
    ]);
    await repay(phone, id, { repayment: "next" });
    const before = await money(phone);
    await gateway.stripe.refunds.create({ payment_intent: intentId });
    expect(await planOf(gateway, intentId)).toMatchObject({ status: "canceled" });
    // Of the ¥600 the first instalment's principal was repaid; the rest was still owed.
    expect((await money(phone)).balance).toBe(before.balance + 33_334);
    expect((await money(phone)).huabei_used).toBe(0);
  });

  test("hides the payer and the source from whoever reads it through the API", async () => {
    const { intentId } = await bought();
    const plan = await planOf(gateway, intentId);
    expect(Object.keys(plan).sort()).toEqual([
      "charge",
      "created",
      "currency",
      "id",
      "instalments",
      "metadata",
      "object",
      "payment_intent",
      "revision",
      "status",
      "url",
    ]);
  });
});

describe("a payer's money and debt", () => {
  test("add up at any time, whatever is refunded, repaid, collected or missed", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("days" as const), days: fc.integer({ min: 1, max: 40 }) }),
      fc.record({
        kind: fc.constant("repay" as const),
        repayment: fc.constantFrom("next", "overdue", "all"),
      }),
      fc.record({ kind: fc.constant("refund" as const), amount: fc.integer({ min: 1, max: 60_000 }) }),
      fc.record({ kind: fc.constant("funds" as const), yuan: fc.integer({ min: 0, max: 2_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const { phone, intentId } = await bought();
        const { id } = await planOf(gateway, intentId);
        await editPayer(phone, { balance: "1000", last4_0: "", last4_1: "", last4_2: "", last4_3: "" });
        let given = 100_000;
        for (const move of steps) {
          if (move.kind === "days") await advance(move.days);
          else if (move.kind === "repay") await repay(phone, id, { repayment: move.repayment });
          else if (move.kind === "funds") {
            const { balance } = await money(phone);
            given += move.yuan * 100 - balance;
            await editPayer(phone, { balance: String(move.yuan) });
          } else
            await gateway.stripe.refunds
              .create({ payment_intent: intentId, amount: move.amount })
              .catch(() => {});
        }
        const plan = await planOf(gateway, intentId);
        const [charge] = (await gateway.stripe.charges.list({ payment_intent: intentId })).data;
        const sum = (part: "paid" | "reduced") =>
          plan.instalments.reduce((total, one) => total + one[part], 0);
        const open = plan.instalments.filter(({ status }) => status !== "paid" && status !== "waived");
        const owed = open.reduce((total, one) => total + one.principal - one.reduced + one.fee, 0);
        const { balance, huabei_used: used } = await money(phone);
        expect(used).toBe(owed);
        // What refunds did not take off the debt came to the balance; what was repaid went out of it.
        expect(balance).toBe(given - sum("paid") + (charge?.amount_refunded ?? 0) - sum("reduced"));
      }),
      { numRuns: 40 },
    );
  });
});
