import { DomainError } from "#server/domain/errors.ts";
import { statementFileInput } from "#server/domain/settlements/statements.ts";
import { readStatementCsv } from "#server/settlements/statements/read-statement-csv.ts";
import { readStatementPdf } from "#server/settlements/statements/read-statement-pdf.ts";
import { webContext } from "../context.ts";
import { csvAnswer } from "./csv-answer.ts";
import { sealedFile } from "./files/sealed-file.ts";
import { respond } from "./respond.ts";

/** `GET /api/statements/{merchantId}?period=&locale=&as=`: a merchant's day or month, as PDF or CSV. */
export function getStatementFile(request: Request, params: Record<string, string>): Promise<Response> {
  return respond(async () => {
    const { as = "pdf", ...asked } = Object.fromEntries(new URL(request.url).searchParams);
    const input = statementFileInput.safeParse({ ...asked, merchantId: params.merchantId });
    if (!input.success || (as !== "pdf" && as !== "csv")) {
      const text = "There is no such statement. Name a period (a day or a month), and pdf or csv.";
      throw new DomainError("not_found", "statement_not_found", text);
    }
    const ctx = await webContext(request.headers);
    if (as === "csv")
      return csvAnswer(`statement-${input.data.period}`, await readStatementCsv(ctx, input.data));
    const { name, pdf } = await readStatementPdf(ctx, input.data);
    const answer = sealedFile(pdf, "application/pdf");
    answer.headers.set("content-disposition", `attachment; filename="${name}.pdf"`);
    return answer;
  });
}
