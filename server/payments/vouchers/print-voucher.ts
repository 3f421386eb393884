import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { voucherPrints, vouchers } from "#db/schema/payments.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { PrintVoucherInput } from "#server/domain/payments/inputs.ts";
import { ROLLS, textOf } from "#server/domain/payments/vouchers/columns.ts";
import { voucherPaper } from "#server/domain/payments/vouchers/paper.ts";
import type { VoucherPrint } from "#server/domain/payments/vouchers/views.ts";
import { loadVisiblePayment } from "../internal.ts";
import { escPosOf } from "./esc-pos.ts";
import { countPrints, loadVoucher, viewVoucher } from "./view-voucher.ts";

/** Far more than paper that tears or runs out; whoever needs more has the PDF. */
const MAX_PRINTS = 50;

/**
 * What a terminal's printer is to be sent for one copy. Each print is on record, and every one after the first says that
 * it is a reprint; the same key again is the same print.
 */
export async function printVoucher(ctx: Context, input: PrintVoucherInput): Promise<VoucherPrint> {
  requirePermission(ctx, "payment:create");
  const { paymentId, locale, roll, idempotencyKey: _key, ...slip } = input;
  return change(ctx, async (tx) => {
    const payment = await loadVisiblePayment(tx, ctx, paymentId);
    const voucher = await loadVoucher(tx, payment.id);
    // Seen before it is counted: a slip that cannot be printed leaves no print.
    const seen = await viewVoucher(tx, ctx, { voucher, slip });
    const number = await countPrint(tx, ctx, { voucherId: voucher.id, input });
    const view = { ...seen, reprint: number > 1 };
    const paper = voucherPaper(view, locale);
    return {
      number,
      voucher: view,
      text: textOf(paper, ROLLS[roll]),
      escPos: escPosOf(paper, ROLLS[roll]).toString("base64"),
    };
  });
}

interface Counted {
  voucherId: string;
  input: PrintVoucherInput;
}

/** Which print of its copy this is; one transaction at a time counts those of a voucher. */
async function countPrint(tx: Transaction, ctx: Context, { voucherId, input }: Counted): Promise<number> {
  const { copy, refundId = null, idempotencyKey } = input;
  await tx.select({ id: vouchers.id }).from(vouchers).where(eq(vouchers.id, voucherId)).for("update");
  const [before] = await tx
    .select()
    .from(voucherPrints)
    .where(and(eq(voucherPrints.voucherId, voucherId), eq(voucherPrints.idempotencyKey, idempotencyKey)));
  if (before !== undefined) {
    if (before.copy === copy && before.refundId === refundId) return before.number;
    throw new DomainError("conflict", "idempotency_mismatch", "This key stands for another slip.");
  }
  const number = (await countPrints(tx, voucherId, input)) + 1;
  if (number > MAX_PRINTS) {
    const text = "This copy was printed too often. Download it as a PDF instead.";
    throw new DomainError("conflict", "printed_too_often", text, { most: MAX_PRINTS });
  }
  const print = { voucherId, copy, refundId, number };
  await tx.insert(voucherPrints).values({ ...print, idempotencyKey, printedAt: ctx.now });
  await recordAudit(tx, ctx, {
    action: "voucher.print",
    subjectType: "voucher",
    subjectId: voucherId,
    after: { copy, number, ...(refundId !== null && { refundId }) },
  });
  return number;
}
