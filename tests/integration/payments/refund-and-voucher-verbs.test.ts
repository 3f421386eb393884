import { eq } from "drizzle-orm";
import sharp from "sharp";
import { expect } from "vitest";
import { vouchers } from "#db/schema/payments.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { approveRefund } from "#server/payments/refunds/approve-refund.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { refuseRefund } from "#server/payments/refunds/refuse-refund.ts";
import { checkVoucher } from "#server/payments/vouchers/check-voucher.ts";
import { getVoucher } from "#server/payments/vouchers/get-voucher.ts";
import { printVoucher } from "#server/payments/vouchers/print-voucher.ts";
import { readSignature } from "#server/payments/vouchers/read-signature.ts";
import { readVoucherPdf } from "#server/payments/vouchers/read-voucher-pdf.ts";
import { signVoucher } from "#server/payments/vouchers/sign-voucher.ts";
import { newKey, type Order, openOrder, paidOrder } from "../../support/payments/orders.ts";
import { looking, noRow, noTenants, openToAll, readsOnly } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const signatureOf = (width: number) =>
  sharp({ create: { width, height: 100, channels: 4, background: "#000" } })
    .png()
    .toBuffer();
const paid = async () => ({
  ...(await paidOrder(world())),
  stranger: await makePlace(world()),
  png: await signatureOf(300),
});
async function signed() {
  const { png, ...order } = await paid();
  await signVoucher(order.place.terminal(), { paymentId: order.paymentId }, png);
  return order;
}
type Paid = Order & { stranger: Place };
const byTerminal = {
  arrange: paid,
  as: ({ place }: Paid) => place.terminal(),
  foreign: { as: ({ stranger }: Paid) => stranger.terminal(), reason: "payment_not_found" },
};
const readers = ["payment:read", "payment:read_own"] as const;

async function voucherOf({ paymentId }: Order): Promise<string> {
  const of = eq(vouchers.paymentId, paymentId);
  const [voucher] = await world().runtime.db.select().from(vouchers).where(of);
  return voucher?.id ?? "";
}

proveVerb("refundPayment", {
  ...byTerminal,
  call: (ctx, { paymentId }) =>
    refundPayment(ctx, { paymentId, amountFen: 700, reason: "goods came back", idempotencyKey: newKey() }),
  succeeds: (refund) => expect(refund).toMatchObject({ status: "succeeded", amountFen: 700 }),
  needs: "payment:refund",
  illegal: { instead: () => openOrder(world()), reason: "payment_not_paid" },
  audit: { action: "refund.request", subjectId: (_at, { refundId }) => refundId },
});

/** Asked for by staff, so that somebody else of ours has to decide. */
async function proposed() {
  const order = await paid();
  const { refundId } = await refundPayment(world().asRole("admin"), {
    ...{ paymentId: order.paymentId, amountFen: 700, reason: "goods came back", idempotencyKey: newKey() },
  });
  return { ...order, input: { refundId, version: 1 } };
}
const bySecond = {
  arrange: proposed,
  as: () => world().twoPeople().second,
  needs: "payment:decide_refund",
  foreign: noTenants("decisions are the staff's"),
} as const;
const refundId = ({ input }: { input: { refundId: string } }) => input.refundId;

proveVerb("approveRefund", {
  ...bySecond,
  call: (ctx, { input }) => approveRefund(ctx, input),
  succeeds: (refund) => expect(refund).toMatchObject({ status: "succeeded", amountFen: 700 }),
  illegal: { as: () => world().asRole("admin"), code: "forbidden", reason: "needs_second_person" },
  audit: { action: "refund.approve", subjectId: refundId },
});

proveVerb("refuseRefund", {
  ...bySecond,
  call: (ctx, { input }) => refuseRefund(ctx, { ...input, reason: "顾客没有退货" }),
  succeeds: (refund) => expect(refund).toMatchObject({ status: "refused" }),
  illegal: {
    given: ({ input }) => refuseRefund(world().twoPeople().second, { ...input, reason: "顾客没有退货" }),
    instead: ({ input }) => ({ input: { ...input, version: 2 } }),
  },
  audit: { action: "refund.refuse", subjectId: refundId },
});

proveVerb("getVoucher", {
  ...byTerminal,
  ...looking,
  call: (ctx, { paymentId }) => getVoucher(ctx, { paymentId, copy: "payer" }),
  succeeds: (voucher, { paymentId }) => expect(voucher).toMatchObject({ paymentId, copy: "payer" }),
  needs: readers,
  illegal: { instead: () => openOrder(world()), code: "not_found", reason: "voucher_not_found" },
});

const printed = { copy: "payer", locale: "zh-CN", roll: "58" } as const;

proveVerb("printVoucher", {
  ...byTerminal,
  call: (ctx, { paymentId }) => printVoucher(ctx, { ...printed, paymentId, idempotencyKey: newKey() }),
  succeeds: (print) => expect(print).toMatchObject({ number: 1, voucher: { copy: "payer", reprint: false } }),
  needs: "payment:create",
  illegal: { instead: () => openOrder(world()), code: "not_found", reason: "voucher_not_found" },
  audit: { action: "voucher.print", subjectId: voucherOf },
});

proveVerb("readVoucherPdf", {
  arrange: paid,
  as: ({ place }) => place.owner(),
  call: (ctx, { paymentId }) => readVoucherPdf(ctx, { paymentId, copy: "payer", locale: "zh-CN" }),
  succeeds: ({ pdf }) => expect(pdf.subarray(0, 5).toString()).toBe("%PDF-"),
  needs: readers,
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "payment_not_found" },
  illegal: {
    instead: () => openOrder(world()),
    code: "not_found",
    reason: "voucher_not_found",
  },
  audit: noRow("a merchant's own paper, which names nobody, is not recorded"),
});

/** What stands on the paper of a payment. */
async function paper(order: Paid) {
  const { number, hash } = await getVoucher(order.place.terminal(), {
    paymentId: order.paymentId,
    copy: "payer",
  });
  return { number, hash };
}

proveVerb("checkVoucher", {
  arrange: async () => {
    const order = await paid();
    return { ...order, asked: await paper(order) };
  },
  as: () => world().as(ANONYMOUS),
  call: (ctx, { asked }) => checkVoucher(ctx, asked),
  succeeds: (found, { asked }) => {
    expect(found).toMatchObject({ number: asked.number, refundedFen: 0, testMark: true });
    expect(Object.keys(found).sort()).toEqual([
      "number",
      "paidAt",
      "paidFen",
      "refundedFen",
      "term",
      "testMark",
    ]);
  },
  needs: openToAll("whoever holds the paper may ask whether it is genuine"),
  foreign: {
    instead: async ({ asked }) => ({ asked: { ...asked, hash: (await paper(await paid())).hash } }),
    reason: "voucher_not_genuine",
  },
  illegal: {
    instead: async ({ asked }) => ({ asked: { ...asked, hash: "0".repeat(64) } }),
    code: "not_found",
    reason: "voucher_not_genuine",
  },
  audit: readsOnly("a look that reveals nothing personal is not recorded"),
});

proveVerb("signVoucher", {
  ...byTerminal,
  call: (ctx, { paymentId, png }) => signVoucher(ctx, { paymentId }, png),
  succeeds: ({ signedAt }) => expect(signedAt).toEqual(expect.any(String)),
  needs: "payment:create",
  illegal: {
    given: async ({ place, paymentId }) =>
      signVoucher(place.terminal(), { paymentId }, await signatureOf(301)),
    code: "conflict",
    reason: "already_signed",
  },
  audit: { action: "voucher.sign", subjectId: voucherOf },
});

proveVerb("readSignature", {
  arrange: signed,
  as: () => world().asRole("admin"),
  call: (ctx, { paymentId }) => readSignature(ctx, { paymentId }),
  succeeds: async (png) => expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 300 }),
  needs: readers,
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "payment_not_found" },
  illegal: { instead: () => paidOrder(world()), code: "not_found", reason: "signature_not_found" },
  audit: { action: "voucher.read_signature", subjectId: voucherOf },
});
