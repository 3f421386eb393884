import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { signVoucherInput } from "#server/domain/payments/inputs.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { loadReadablePayment } from "../internal.ts";
import { requirePaymentRead } from "../require-payment-read.ts";
import { loadVoucher } from "./view-voucher.ts";

/** The signature as PNG, for the merchant's and staff's view of the voucher; a look by staff leaves an audit row. */
export async function readSignature(ctx: Context, input: z.infer<typeof signVoucherInput>): Promise<Buffer> {
  requirePaymentRead(ctx);
  const payment = await read(ctx, (db) => loadReadablePayment(db, ctx, input.paymentId));
  const voucher = await read(ctx, (db) => loadVoucher(db, payment.id));
  const sealed = voucher.signatureKey === null ? null : await ctx.storage.get(voucher.signatureKey);
  if (sealed === null)
    throw new DomainError("not_found", "signature_not_found", "This voucher is not signed.");
  if (isPermitted(ctx.actor.roles, "payment:read")) {
    const look = { action: "voucher.read_signature", subjectType: "voucher", subjectId: voucher.id } as const;
    await change(ctx, (tx) => recordAudit(tx, ctx, look));
  }
  return ctx.vault.openBytes(sealed, placeOf("vouchers.signature", voucher.id));
}
