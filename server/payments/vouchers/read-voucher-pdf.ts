import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { ReadVoucherPdfInput } from "#server/domain/payments/inputs.ts";
import { voucherPaper } from "#server/domain/payments/vouchers/paper.ts";
import { throttle } from "#server/identity/throttle.ts";
import { drawPdf } from "#server/paper/draw-pdf.ts";
import { loadReadablePayment } from "../internal.ts";
import { requirePaymentRead } from "../require-payment-read.ts";
import { loadVoucher, viewVoucher } from "./view-voucher.ts";

/** A slip as a PDF, to send or to keep. It says that it is a reprint: the first of it came off the terminal's roll. */
export async function readVoucherPdf(
  ctx: Context,
  { paymentId, locale, ...slip }: ReadVoucherPdfInput,
): Promise<{ number: string; pdf: Buffer }> {
  requirePaymentRead(ctx);
  const view = await read(ctx, async (db) => {
    const payment = await loadReadablePayment(db, ctx, paymentId);
    return viewVoucher(db, ctx, { voucher: await loadVoucher(db, payment.id), slip });
  });
  await throttle(ctx, "voucher_pdfs_of_person", ctx.actor.id);
  const paper = voucherPaper({ ...view, reprint: true }, locale);
  return { number: view.number, pdf: await drawPdf(paper, view.number) };
}
