import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { applicationAnswers } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

interface WrittenAnswers {
  applicationId: string;
  group: AnswerGroup;
  answers: DraftAnswers;
}

/** Keeps the answers of one group, sealed, in the place of those before. */
export async function writeAnswers(
  tx: Transaction,
  ctx: Context,
  { applicationId, group, answers }: WrittenAnswers,
): Promise<void> {
  const body = ctx.vault.seal(JSON.stringify(answers), placeOf("application_answers", applicationId, group));
  await tx
    .insert(applicationAnswers)
    .values({ applicationId, group, body, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: [applicationAnswers.applicationId, applicationAnswers.group],
      set: { body, updatedAt: ctx.now, version: sql`${applicationAnswers.version} + 1` },
    });
}
