import { expect } from "vitest";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { confirmReceipt } from "#server/payments/orders/confirm-receipt.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { getDayTotals } from "#server/payments/orders/get-day-totals.ts";
import { getPayment } from "#server/payments/orders/get-payment.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { listTakenPayments } from "#server/payments/orders/list-taken-payments.ts";
import { recomputePayment } from "#server/payments/orders/recompute-payment.ts";
import { huabeiOrder, makeActiveTerminal, suspend } from "../../support/devices/active-terminal.ts";
import {
  newKey,
  ORDER_FEN,
  type Order,
  openOrder,
  paidOrder,
  plainOrder,
} from "../../support/payments/orders.ts";
import { looking } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);

/** The same order, and another merchant beside it. */
const beside = (arrange: (of: ReturnType<typeof world>) => Promise<Order>) => async () => ({
  ...(await arrange(world())),
  stranger: await makePlace(world()),
});
type Beside = Order & { stranger: Place };
const byTerminal = {
  arrange: beside(openOrder),
  as: ({ place }: Beside) => place.terminal(),
  foreign: { as: ({ stranger }: Beside) => stranger.terminal(), reason: "payment_not_found" },
};
const byOwner = {
  arrange: beside(openOrder),
  as: ({ place }: Beside) => place.owner(),
  foreign: { as: ({ stranger }: Beside) => stranger.owner(), reason: "payment_not_found" },
};
const readers = ["payment:read", "payment:read_own"] as const;

proveVerb("createPayment", {
  arrange: async () => {
    const place: Place = await makeActiveTerminal(world());
    const of = { amountFen: ORDER_FEN, term: 3, bearer: "buyer" } as const;
    return { place, order: await huabeiOrder(place.terminal(), of), idempotencyKey: newKey() };
  },
  as: ({ place }) => place.terminal(),
  call: (ctx, { idempotencyKey, order }) => createPayment(ctx, { idempotencyKey, order }),
  succeeds: ({ payment, created }) => {
    expect(created).toBe(true);
    expect(payment).toMatchObject({ status: "awaiting_payer", amountFen: ORDER_FEN });
  },
  needs: "payment:create",
  foreign: {
    instead: async () => ({ place: await makePlace(world()) }),
    code: "conflict",
    reason: "version_unknown",
  },
  illegal: {
    given: ({ place }) => suspend(world(), place),
    reason: "terminal_not_active",
  },
  audit: { action: "payment.create", subjectId: (_at, { payment }) => payment.paymentId },
});

proveVerb("cancelPayment", {
  ...byTerminal,
  call: (ctx, { paymentId }) => cancelPayment(ctx, { paymentId }),
  succeeds: (payment) => expect(payment.status).toBe("canceled"),
  needs: "payment:create",
  illegal: { instead: () => paidOrder(world()), reason: "transition_refused" },
  audit: { action: "payment.cancel", subjectId: ({ paymentId }) => paymentId },
});

proveVerb("getPayment", {
  ...byTerminal,
  ...looking,
  call: (ctx, { paymentId }) => getPayment(ctx, { paymentId }),
  succeeds: (payment, { paymentId }) =>
    expect(payment).toMatchObject({ paymentId, status: "awaiting_payer", amountFen: ORDER_FEN }),
  needs: "payment:read_own",
});

proveVerb("getPaymentDetail", {
  ...byOwner,
  ...looking,
  call: (ctx, { paymentId }) => getPaymentDetail(ctx, { paymentId }),
  succeeds: (detail, { paymentId, place }) =>
    expect(detail).toMatchObject({ id: paymentId, merchantId: place.merchantId, amountFen: ORDER_FEN }),
  needs: readers,
});

proveVerb("listPayments", {
  ...byOwner,
  ...looking,
  call: (ctx, { place }) => listPayments(ctx, { merchantId: place.merchantId }),
  succeeds: ({ items }, { paymentId }) => expect(items.map(({ id }) => id)).toEqual([paymentId]),
  needs: readers,
  foreign: { as: ({ stranger }) => stranger.owner(), sees: ({ items }) => expect(items).toEqual([]) },
});

proveVerb("listTakenPayments", {
  ...byTerminal,
  ...looking,
  call: (ctx) => listTakenPayments(ctx, {}),
  succeeds: (taken, { paymentId }) =>
    expect(taken).toMatchObject({ payments: [{ paymentId, amountFen: ORDER_FEN, refundedFen: 0 }] }),
  needs: "payment:create",
  foreign: {
    as: ({ stranger }) => stranger.terminal(),
    sees: (taken) => expect(taken).toEqual({ payments: [] }),
  },
});

proveVerb("getDayTotals", {
  ...byTerminal,
  ...looking,
  arrange: beside(paidOrder),
  call: (ctx) => getDayTotals(ctx, {}),
  succeeds: (totals) =>
    expect(totals).toMatchObject({
      paid: { count: 1, amountFen: ORDER_FEN },
      refunded: { count: 0, amountFen: 0 },
      netFen: ORDER_FEN,
    }),
  needs: "payment:create",
  foreign: {
    as: ({ stranger }) => stranger.terminal(),
    sees: ({ netFen, methods }) => expect({ netFen, methods }).toEqual({ netFen: 0, methods: [] }),
  },
});

proveVerb("recomputePayment", {
  ...byOwner,
  ...looking,
  call: (ctx, { paymentId }) => recomputePayment(ctx, { paymentId }),
  succeeds: ({ same }) => expect(same).toBe(true),
  needs: readers,
  illegal: { instead: () => plainOrder(world()), reason: "no_plan" },
});

proveVerb("confirmReceipt", {
  ...byOwner,
  arrange: beside(paidOrder),
  call: (ctx, { paymentId, version }) => confirmReceipt(ctx, { paymentId, version }),
  succeeds: (detail) => expect(detail.receiptConfirmedAt).not.toBeNull(),
  needs: "payment:confirm_receipt",
  illegal: { instead: () => openOrder(world()), reason: "payment_not_paid" },
  audit: { action: "payment.confirm_receipt", subjectId: ({ paymentId }) => paymentId },
});
