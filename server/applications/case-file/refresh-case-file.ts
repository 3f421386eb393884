import type { Reader } from "#db/client.ts";
import type { Application } from "#server/applications/load-application.ts";
import type { Context } from "#server/context.ts";
import { type CaseAnswers, factsOf, loadDecisions } from "./read-case-facts.ts";
import { type CaseFile, fileOf, loadMerchantId, loadTimeline } from "./read-case-file.ts";

/**
 * The file after a change in the same transaction: the changed row and answers are known, and only what the change
 * can have added is read again: two statements.
 */
export async function refreshCaseFile(
  reader: Reader,
  ctx: Context,
  { file, application, answers }: { file: CaseFile; application: Application; answers?: CaseAnswers },
): Promise<CaseFile> {
  const facts = factsOf({
    application,
    answers: answers ?? file.facts.answers,
    documentRows: file.documentRows,
    decisions: await loadDecisions(reader, application.id),
    today: file.facts.today,
  });
  const timeline = await loadTimeline(reader, application.id);
  const merchantId = file.merchantId ?? (await loadMerchantId(reader, application));
  return fileOf(ctx, facts, { timeline, merchantId });
}
