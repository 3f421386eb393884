import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { applicationAnswers } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { settlementAnswers } from "#server/domain/applications/answers.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

/** The account that an application named; null where none is on record that could be paid to. */
export async function settlementAnswersOf(
  reader: Reader,
  ctx: Pick<Context, "vault">,
  applicationId: string,
): Promise<z.output<typeof settlementAnswers> | null> {
  const [row] = await reader
    .select({ body: applicationAnswers.body })
    .from(applicationAnswers)
    .where(
      and(eq(applicationAnswers.applicationId, applicationId), eq(applicationAnswers.group, "settlement")),
    );
  if (row === undefined) return null;
  const place = placeOf("application_answers", applicationId, "settlement");
  const account = settlementAnswers.safeParse(JSON.parse(ctx.vault.open(row.body, place)));
  return account.success ? account.data : null;
}
