import type { Transaction } from "#db/client.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { notifyPerson } from "#server/messages/notify-person.ts";
import type { MessageKey } from "#server/messages/texts.ts";
import type { Application } from "./load-application.ts";

/** What an applicant is told; the timeline names the same words. */
export type ApplicantMessage =
  Extract<MessageKey, `application.${string}`> extends `application.${infer What}` ? What : never;

/** Messages that ask for something lead to the first screen on which it is due, the others to where things stand. */
const ASKS: readonly ApplicantMessage[] = ["correction_requested", "remind_needs_correction"];

/** Promises the applicant a text message with a link straight to the thing to do; the timeline shows it. */
export async function notifyApplicant(
  tx: Transaction,
  ctx: Context,
  { application, what }: { application: Pick<Application, "id" | "applicantId">; what: ApplicantMessage },
): Promise<void> {
  const path = `/apply/${application.id}${ASKS.includes(what) ? "?step=due" : ""}`;
  const personId = application.applicantId;
  if (!(await notifyPerson(tx, ctx, { text: `application.${what}`, personId, path }))) return;
  await recordAudit(tx, ctx, {
    action: "application.message",
    subjectType: "application",
    subjectId: application.id,
    after: { by: "system", what },
  });
}
