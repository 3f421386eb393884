import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { vouchers } from "#db/schema/payments.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { layFile } from "#server/documents/lay-file.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { MAX_SIGNATURE_BYTES } from "#server/domain/device-protocol/payments.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { signVoucherInput } from "#server/domain/payments/inputs.ts";
import { examine } from "#server/examination/examine.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { loadVisiblePayment } from "../internal.ts";
import { loadVoucher } from "./view-voucher.ts";

/**
 * Keeps the payer's signature, re-encoded and sealed. The same picture again is harmless; a signed voucher
 * takes no other signature.
 */
export async function signVoucher(
  ctx: Context,
  input: z.infer<typeof signVoucherInput>,
  upload: Buffer,
): Promise<{ signedAt: string }> {
  requirePermission(ctx, "payment:create");
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, input.paymentId));
  const voucher = await read(ctx, (db) => loadVoucher(db, payment.id));
  const png = await cleanSignature(ctx, upload);
  const sha256 = createHash("sha256").update(png).digest("hex");
  if (voucher.signedAt !== null) return repeated(voucher.signedAt, voucher.signatureSha256 === sha256);
  const key = `${voucher.id}_${sha256.slice(0, 16)}`;
  await layFile(ctx, key, ctx.vault.sealBytes(png, placeOf("vouchers.signature", voucher.id)));
  const signed = await change(ctx, async (tx) => {
    const [row] = await tx
      .update(vouchers)
      .set({ signatureKey: key, signatureSha256: sha256, signedAt: ctx.now })
      .where(and(eq(vouchers.id, voucher.id), isNull(vouchers.signedAt)))
      .returning();
    if (row === undefined) return null;
    await recordAudit(tx, ctx, {
      action: "voucher.sign",
      subjectType: "voucher",
      subjectId: voucher.id,
      after: { signatureSha256: sha256 },
    });
    return ctx.now;
  });
  if (signed !== null) return { signedAt: signed.toISOString() };
  const other = await read(ctx, (db) => loadVoucher(db, payment.id));
  return repeated(other.signedAt ?? ctx.now, other.signatureSha256 === sha256);
}

function repeated(signedAt: Date, same: boolean): { signedAt: string } {
  if (same) return { signedAt: signedAt.toISOString() };
  throw new DomainError("conflict", "already_signed", "This voucher has been signed already.");
}

/** Re-encoded, so that nothing but pixels is kept. */
async function cleanSignature({ actor }: Context, upload: Buffer): Promise<Uint8Array> {
  if (upload.length > MAX_SIGNATURE_BYTES) throw notAPicture("larger than 200 kB");
  try {
    return (await examine(actor, { file: upload, as: "signature" })).bytes;
  } catch (error) {
    if (error instanceof DomainError && error.code === "invalid_input")
      throw notAPicture("not a PNG, damaged, or has too many pixels");
    throw error;
  }
}

function notAPicture(why: string): DomainError {
  return new DomainError("invalid_input", "signature_unreadable", `The signature picture is ${why}.`);
}
