import { DomainError } from "#server/domain/errors.ts";
import { readVoucherPdfInput } from "#server/domain/payments/inputs.ts";
import { readVoucherPdf } from "#server/payments/vouchers/read-voucher-pdf.ts";
import { webContext } from "../../context.ts";
import { sealedFile } from "../files/sealed-file.ts";
import { respond } from "../respond.ts";

/** `GET /api/payments/{id}/voucher?copy=&locale=&refundId=`: a slip as a PDF, for its merchant and for staff. */
export function getVoucherPdf(request: Request, params: Record<string, string>): Promise<Response> {
  return respond(async () => {
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const input = readVoucherPdfInput.safeParse({ ...asked, paymentId: params.paymentId });
    if (!input.success) {
      const text = "There is no such voucher. Name a copy (merchant, payer) and a locale (zh-CN, en).";
      throw new DomainError("not_found", "voucher_not_found", text);
    }
    const { number, pdf } = await readVoucherPdf(await webContext(request.headers), input.data);
    const answer = sealedFile(pdf, "application/pdf");
    answer.headers.set("content-disposition", `attachment; filename="voucher-${number}.pdf"`);
    return answer;
  });
}
