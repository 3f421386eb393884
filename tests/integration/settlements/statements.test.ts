import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { merchants } from "#db/schema/merchants.ts";
import { payments, refunds } from "#db/schema/payments.ts";
import { startOfShanghaiMonth } from "#server/domain/calendar/shanghai-date.ts";
import { TRADITIONAL_POS_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { explainAmount } from "#server/settlements/statements/explain-amount.ts";
import { getStatement } from "#server/settlements/statements/get-statement.ts";
import { readStatementCsv } from "#server/settlements/statements/read-statement-csv.ts";
import { readStatementPdf } from "#server/settlements/statements/read-statement-pdf.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { newKey, paidOrder } from "../../support/payments/orders.ts";
import { looking } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { feesByTheList } from "../../support/settlements/by-the-list.ts";
import {
  approved,
  drafted,
  paid,
  proven,
  workingMorning,
} from "../../support/settlements/settled-merchants.ts";
import { putInForce } from "../../support/world/second-person.ts";
import { makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const morning = workingMorning();
/** The month before that of the next working morning: its service fee is due then. */
const month = new Date(morning.getTime() + 8 * 3_600_000 - 32 * 86_400_000).toISOString().slice(0, 7);
const dayOf = (day: number) =>
  new Date(startOfShanghaiMonth(month).getTime() + (day - 1) * 86_400_000 + 40_000_000);
const today = new Date().toISOString().slice(0, 7);

type Order =
  | { fen: number; day: number; method: "alipay" | "qr" }
  | { fen: number; day: number; term: number; bearer: "buyer" | "seller" };
const ORDERS: readonly Order[] = [
  { fen: 3_600_000, day: 2, method: "alipay" },
  { fen: 111_111, day: 2, term: 3, bearer: "buyer" },
  { fen: 77_777, day: 9, term: 6, bearer: "seller" },
  { fen: 1_350, day: 9, term: 6, bearer: "seller" },
  { fen: 2_650, day: 17, method: "qr" },
  { fen: 99_999, day: 23, term: 12, bearer: "seller" },
];

async function takenIn(order: Order, place: Awaited<ReturnType<typeof makeActiveTerminal>>): Promise<string> {
  const ctx = place.terminal(dayOf(order.day));
  const wanted =
    "method" in order
      ? { amountFen: order.fen, method: order.method, configVersion: 1 }
      : await huabeiOrder(ctx, { amountFen: order.fen, term: order.term, bearer: order.bearer });
  const { payment } = await createPayment(ctx, { idempotencyKey: newKey(), order: wanted });
  const [row] = await world().runtime.db.select().from(payments).where(eq(payments.id, payment.paymentId));
  await world().gateway.control(`payment_intents/${row?.gatewayIntentId}/pay`);
  await reconcilePayment(world().asSystem(dayOf(order.day)), { paymentId: payment.paymentId });
  return payment.paymentId;
}

test("a month adds up to the fen by the rate cards alone, and every figure leads to what makes it", async () => {
  const place = await makeActiveTerminal(world());
  const { merchantId } = place;
  const { db } = world().runtime;
  await db.update(merchants).set({ product: "traditional_pos" }).where(eq(merchants.id, merchantId));
  const people = world().twoPeople(new Date("2026-01-02T00:00:00Z"));
  const card = {
    ...{ level: "product" as const, scopeId: "traditional_pos", body: TRADITIONAL_POS_RATE_CARD },
    effectiveFrom: "2026-01-02T00:00:00.000Z",
  };
  await putInForce(people, await createRateCard(people.maker, card));
  const ids: string[] = [];
  for (const order of ORDERS) ids.push(await takenIn(order, place));
  const refund = { paymentId: ids[1] ?? "", amountFen: 11_111, reason: "returned", idempotencyKey: newKey() };
  await refundPayment(place.terminal(dayOf(20)), refund);
  await proven(world(), place);
  const before = await getStatement(place.owner(), { merchantId, period: month });
  expect(before.serviceFeeFen).toBe(0);
  await approved(world(), await drafted(world(), morning));
  await paid(world(), morning);

  const fees = ORDERS.map((order) => feesByTheList({ method: "huabei", ...order }));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const expected = {
    takenFen: sum(ORDERS.map(({ fen }) => fen)),
    refundedFen: -11_111,
    instalmentFeeFen: -sum(fees.map(({ instalmentFen }) => instalmentFen)),
    acquiringFeeFen: -sum(fees.map(({ acquiringFen }) => acquiringFen)),
    // ¥35,000 was reached: one service fee, however often runs are drafted.
    serviceFeeFen: -5_000,
    adjustmentFen: 0,
  };
  const netFen = sum(Object.values(expected));
  const statement = await getStatement(place.owner(), { merchantId, period: month });
  expect(statement).toMatchObject({ ...expected, netFen, openingFen: 0, payments: 6, closingFen: netFen });
  expect(statement.days.map(({ date }) => date.slice(-2))).toEqual(
    expect.arrayContaining(["02", "09", "17", "20", "23"]),
  );
  expect(sum(statement.days.map((day) => day.netFen))).toBe(netFen);

  const explained = await explainAmount(place.owner(), { merchantId, period: month });
  expect(explained.amountFen).toBe(netFen);
  expect(explained.postings.map(({ kind }) => kind).sort()).toEqual(
    ["payment", "payment", "payment", "payment", "payment", "payment", "refund", "service_fee"].sort(),
  );
  const settlementId = explained.postings[0]?.settlementId ?? "";
  const settlement = await explainAmount(place.owner(), { settlementId });
  expect(settlement.amountFen).toBe(netFen);
  expect(sum(settlement.postings.map((posting) => posting.netFen))).toBe(netFen);
  const paymentsOf = settlement.postings.flatMap(({ paymentId }) => (paymentId === null ? [] : [paymentId]));
  expect([...new Set(paymentsOf)].sort()).toEqual([...ids].sort());
  const fee = await explainAmount(place.owner(), { merchantId, period: month, part: "service_fee" });
  expect(fee).toMatchObject({ amountFen: -5_000, postings: [{ settlementId }] });
  const one = await explainAmount(place.owner(), { postingId: fee.postings[0]?.postingId ?? "" });
  expect(one.postings[0]).toMatchObject({ kind: "service_fee", settlementId });
  expect(await db.$count(refunds, sql`status = 'succeeded'`)).toBe(1);
});

const monthOfOne = async () => ({ ...(await paidOrder(world())), stranger: await makePlace(world()) });
const owners = {
  ...looking,
  arrange: monthOfOne,
  as: ({ place }: Awaited<ReturnType<typeof monthOfOne>>) => place.owner(),
  needs: ["settlement:read", "settlement:read_own"] as const,
  foreign: {
    as: ({ stranger }: Awaited<ReturnType<typeof monthOfOne>>) => stranger.owner(),
    reason: "merchant_not_found",
  },
};

proveVerb("getStatement", {
  ...owners,
  call: (ctx, { place: { merchantId } }) => getStatement(ctx, { merchantId, period: today }),
  succeeds: (statement) =>
    expect(statement).toMatchObject({ takenFen: 100_000, acquiringFeeFen: -600, netFen: 99_400 }),
});

proveVerb("explainAmount", {
  ...owners,
  call: (ctx, { place: { merchantId } }) => explainAmount(ctx, { merchantId, period: today }),
  succeeds: ({ amountFen, postings }, { paymentId }) => {
    expect(amountFen).toBe(99_400);
    expect(postings).toMatchObject([{ kind: "payment", paymentId, settlementId: null }]);
  },
});

async function whole(pieces: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

proveVerb("readStatementCsv", {
  ...owners,
  call: async (ctx, { place: { merchantId } }) =>
    whole(await readStatementCsv(ctx, { merchantId, period: today, locale: "en" })),
  succeeds: (csv) => {
    const lines = csv.trim().split("\r\n");
    expect(lines[0]).toContain('"Net (CNY)"');
    expect(lines[1]).toContain(",1000,0,0,-6,0,0,994,0,");
  },
});

proveVerb("readStatementPdf", {
  ...owners,
  call: (ctx, { place: { merchantId } }) =>
    readStatementPdf(ctx, { merchantId, period: today, locale: "zh-CN" }),
  succeeds: ({ pdf }) => expect(pdf.subarray(0, 5).toString()).toBe("%PDF-"),
  audit: { exception: "no_row", why: "its throttle counts" },
});
