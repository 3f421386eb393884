import { createHash } from "node:crypto";
import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { refunds, voucherPrints, vouchers } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import { payerCode } from "#server/contracts/payer-code.ts";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";
import { writtenPayerCode } from "#server/domain/contracts/payer-code.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type VoucherCopy, type VoucherView, voucherBody } from "#server/domain/payments/vouchers/views.ts";

type Voucher = typeof vouchers.$inferSelect;

export async function loadVoucher(reader: Reader, paymentId: string): Promise<Voucher> {
  const [voucher] = await reader.select().from(vouchers).where(eq(vouchers.paymentId, paymentId));
  if (voucher !== undefined) return voucher;
  throw new DomainError("not_found", "voucher_not_found", "There is no voucher: the order is not paid.");
}

/** Of the facts as they were frozen, so that it is the same however many may be added to later ones. */
export function voucherHash({ body }: Pick<Voucher, "body">): string {
  return createHash("sha256").update(canonicalJson(body)).digest("hex");
}

interface Slip {
  copy: VoucherCopy;
  refundId?: string | undefined;
}

/** One slip of a voucher: the facts frozen when the payment succeeded, and what was given back since. */
export async function viewVoucher(
  reader: Reader,
  ctx: Context,
  { voucher, slip }: { voucher: Voucher; slip: Slip },
): Promise<VoucherView> {
  const given = await givenBack(reader, voucher.paymentId);
  const refund =
    slip.refundId === undefined ? null : given.find(({ refundId }) => refundId === slip.refundId);
  if (refund === undefined) {
    const text = "There is no voucher: this refund is not done.";
    throw new DomainError("not_found", "voucher_not_found", text);
  }
  const hash = voucherHash(voucher);
  const body = voucherBody.parse(voucher.body);
  // The terminal prints it for the payer; whoever else reads the voucher is told of no code.
  const isForPayer = slip.copy === "payer" && refund === null && ctx.actor.kind === "terminal";
  return {
    ...body,
    paymentId: voucher.paymentId,
    number: voucher.number,
    hash,
    checkUrl: `${ctx.addresses.portal}/v/${voucher.number}?h=${hash}`,
    copy: slip.copy,
    payerCode:
      isForPayer && body.instalments !== null ? writtenPayerCode(payerCode(ctx, voucher.number)) : null,
    reprint: (await countPrints(reader, voucher.id, slip)) > 0,
    refunds: given,
    refund,
    signedAt: voucher.signedAt?.toISOString() ?? null,
  };
}

/** The refunds of a payment that are done, the oldest first. */
export async function givenBack(reader: Reader, paymentId: string): Promise<VoucherView["refunds"]> {
  const rows = await reader
    .select()
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.status, "succeeded")))
    .orderBy(asc(refunds.createdAt));
  return rows.map((refund) => ({
    refundId: refund.id,
    amountFen: refund.amountFen,
    refundedAt: (refund.finishedAt ?? refund.createdAt).toISOString(),
  }));
}

/** How often a slip has been printed. */
export async function countPrints(reader: Reader, voucherId: string, slip: Slip): Promise<number> {
  const ofRefund =
    slip.refundId === undefined ? isNull(voucherPrints.refundId) : eq(voucherPrints.refundId, slip.refundId);
  const [row] = await reader
    .select({ printed: count() })
    .from(voucherPrints)
    .where(and(eq(voucherPrints.voucherId, voucherId), eq(voucherPrints.copy, slip.copy), ofRefund));
  return row?.printed ?? 0;
}
