import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { statementPaper } from "#server/domain/settlements/statement-paper.ts";
import type { statementFileInput } from "#server/domain/settlements/statements.ts";
import { throttle } from "#server/identity/throttle.ts";
import { drawPdf } from "#server/paper/draw-pdf.ts";
import { getStatement } from "./get-statement.ts";

/** A statement as a PDF, to keep or to hand to a bookkeeper. */
export async function readStatementPdf(
  ctx: Context,
  { locale, ...of }: z.output<typeof statementFileInput>,
): Promise<{ name: string; pdf: Buffer }> {
  const statement = await getStatement(ctx, of);
  await throttle(ctx, "voucher_pdfs_of_person", ctx.actor.id);
  const name = `statement-${statement.merchantNumber}-${of.period}`;
  return { name, pdf: await drawPdf(statementPaper(statement, locale), name) };
}
