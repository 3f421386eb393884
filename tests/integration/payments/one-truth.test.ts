import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import en from "#app/messages/en/terminal.json" with { type: "json" };
import zh from "#app/messages/zh-CN/terminal.json" with { type: "json" };
import { payments } from "#db/schema/payments.ts";
import { daysAfter, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { PaymentSummary } from "#server/domain/payments/views.ts";
import { WALLET_DECLINES } from "#server/gateway/mock/wallet/declines.ts";
import { FAILURE_REASONS } from "#server/gateway/port.ts";
import { getTakings } from "#server/ledger/get-takings.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { getPayment } from "#server/payments/orders/get-payment.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { payInWallet } from "../../support/gateway/pay-in-wallet.ts";
import { makeWorld, type Place, type World } from "../../support/world/world.ts";

// One payment in every state it can be in: terminal, merchant, staff and overview say the same of it.

const AMOUNT_FEN = 100_000;
let world: World;
let place: Place;
let keys = 0;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeActiveTerminal(world);
});
afterAll(() => world.close());

const nextKey = () => {
  keys += 1;
  return `truth-${keys}`;
};

async function order(): Promise<string> {
  const ctx = place.terminal();
  const input = await huabeiOrder(ctx, { amountFen: AMOUNT_FEN, term: 3, bearer: "seller" });
  return (await createPayment(ctx, { idempotencyKey: nextKey(), order: input })).payment.paymentId;
}

async function paid(): Promise<string> {
  const paymentId = await order();
  await payInWallet(world, paymentId);
  return paymentId;
}

async function refunded(...parts: number[]): Promise<string> {
  const paymentId = await paid();
  for (const amountFen of parts)
    await refundPayment(place.terminal(), {
      paymentId,
      amountFen,
      reason: "came back",
      idempotencyKey: nextKey(),
    });
  return paymentId;
}

async function declined(reason: string): Promise<string> {
  const paymentId = await order();
  const [row] = await world.runtime.db.select().from(payments).where(eq(payments.id, paymentId));
  await world.gateway.control(`payment_intents/${row?.gatewayIntentId}/refuse`, { reason });
  await reconcilePayment(world.asSystem(), { paymentId });
  return paymentId;
}

async function canceled(): Promise<string> {
  const paymentId = await order();
  await cancelPayment(place.terminal(), { paymentId });
  return paymentId;
}

async function expired(): Promise<string> {
  const paymentId = await order();
  await expireDuePayments(world.asSystem(new Date(Date.now() + 3_600_000)));
  return paymentId;
}

/** What a list says of a payment, for the merchant and for staff. */
async function listed(paymentId: string) {
  const of = async (page: Promise<{ items: PaymentSummary[] }>) =>
    (await page).items.find(({ id }) => id === paymentId);
  return [
    await of(listPayments(place.owner(), { merchantId: place.merchantId })),
    await of(listPayments(world.asRole("admin"), { merchantId: place.merchantId })),
  ];
}

const NOTHING = { takenFen: 0, refundedFen: 0, feesFen: 0, netFen: 0, sellerFeeFen: 0, acquiringFeeFen: 0 };
/** 1.8 % for three periods that the seller bears, and 0.6 % for acquiring. */
const FEES = 1_800 + 600;
const taken = (refundedFen: number, refundState: "none" | "part" | "whole") => ({
  status: "succeeded",
  takenFen: AMOUNT_FEN,
  refundedFen,
  feesFen: FEES,
  netFen: AMOUNT_FEN - refundedFen - FEES,
  refundState,
});

const CASES: [string, () => Promise<string>, object][] = [
  ["waiting for its payer", order, { ...NOTHING, status: "awaiting_payer" }],
  ["paid", paid, taken(0, "none")],
  ["refunded in part", () => refunded(30_000, 10_000), taken(40_000, "part")],
  ["refunded as a whole", () => refunded(30_000, 70_000), taken(AMOUNT_FEN, "whole")],
  ["canceled", canceled, { ...NOTHING, status: "canceled", refundState: "none" }],
  ["expired", expired, { ...NOTHING, status: "expired", refundState: "none" }],
  ...WALLET_DECLINES.map((reason): (typeof CASES)[number] => [
    `refused with ${reason}`,
    () => declined(reason),
    { ...NOTHING, status: "failed", refundState: "none" },
  ]),
];

describe("a payment", () => {
  test.each(CASES)("%s is told alike by terminal, merchant and staff", async (_, make, expected) => {
    const paymentId = await make();
    const [mine, staffs] = await listed(paymentId);
    expect(mine).toMatchObject(expected);
    expect(staffs).toEqual(mine);
    expect(await getPaymentDetail(place.owner(), { paymentId })).toMatchObject(expected);
    const atTerminal = await getPayment(place.terminal(), { paymentId });
    expect(atTerminal.status).toBe(mine?.status);
    expect(atTerminal.refundedFen).toBe(mine?.refundedFen);
    expect(atTerminal.refundableFen).toBe((mine?.takenFen ?? 0) - (mine?.refundedFen ?? 0));
    expect(atTerminal.failureReason ?? null).toBe(mine?.failureReason);
  });

  test.each(WALLET_DECLINES)("refused with %s is explained in both languages", async (reason) => {
    const { failureReason = "" } = await getPayment(place.terminal(), { paymentId: await declined(reason) });
    for (const { reasons } of [zh, en]) expect(Object.keys(reasons)).toContain(failureReason);
  });

  test("has words for whatever the gateway may refuse it with", () => {
    for (const { reasons } of [zh, en])
      expect(FAILURE_REASONS.filter((reason) => !Object.hasOwn(reasons, reason))).toEqual([]);
  });
});

test("the overview adds up: taken − refunded − fees = net, and is the sum of the list", async () => {
  const { totals } = await getTakings(place.owner(), { merchantId: place.merchantId, days: 7 });
  expect(totals.grossFen - totals.refundedFen - totals.feesFen).toBe(totals.netFen);
  const { items } = await listPayments(place.owner(), { merchantId: place.merchantId });
  const sum = (of: (payment: PaymentSummary) => number) => items.reduce((total, item) => total + of(item), 0);
  expect(totals).toMatchObject({
    grossFen: sum(({ takenFen }) => takenFen),
    refundedFen: sum(({ refundedFen }) => refundedFen),
    feesFen: sum(({ feesFen }) => feesFen),
    netFen: sum(({ netFen }) => netFen),
  });
});

describe("an instalment contract", () => {
  const asStaff = async (paymentId: string) => {
    const { contract } = await getPaymentDetail(world.asRole("admin"), { paymentId });
    return contract;
  };

  test("shrinks by what was refunded, from its last repayment on", async () => {
    const contract = await asStaff(await refunded(40_000));
    expect(contract?.instalments?.map(({ reducedFen }) => reducedFen)).toEqual([0, 6_667, 33_333]);
    const owed = contract?.instalments?.reduce((sum, { paymentFen }) => sum + paymentFen, 0);
    expect(owed).toBe(AMOUNT_FEN - 40_000);
  });

  test("that is active has no overdue repayment, however late it is", async () => {
    const contract = await asStaff(await paid());
    expect(contract?.status).toBe("active");
    expect(contract?.instalments?.map(({ status }) => status)).toEqual(["upcoming", "upcoming", "upcoming"]);
  });

  test("tells its merchant how it stands, and not how somebody repays it", async () => {
    const { contract } = await getPaymentDetail(place.owner(), { paymentId: await paid() });
    expect(contract).toMatchObject({ status: "active", instalments: null });
  });
});

test("an owner narrows the list to a state, a way to pay, a day, and what was given back", async () => {
  const other = await makeActiveTerminal(world);
  place = other;
  const [open, whole, back] = [await order(), await paid(), await refunded(1_000)];
  const ids = async (narrowed: Omit<Parameters<typeof listPayments>[1], "merchantId">) => {
    const { items } = await listPayments(other.owner(), { merchantId: other.merchantId, ...narrowed });
    return items.map(({ id }) => id);
  };
  expect(await ids({})).toEqual([back, whole, open]);
  expect(await ids({ status: "succeeded" })).toEqual([back, whole]);
  expect(await ids({ status: "awaiting_payer" })).toEqual([open]);
  expect(await ids({ refunded: true })).toEqual([back]);
  expect(await ids({ method: "huabei", status: "succeeded" })).toEqual([back, whole]);
  expect(await ids({ method: "qr" })).toEqual([]);
  const today = shanghaiDate(new Date());
  expect(await ids({ day: today })).toEqual([back, whole, open]);
  expect(await ids({ day: daysAfter(today, -1) })).toEqual([]);
});
