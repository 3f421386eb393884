import { compareAndSet } from "#db/compare-and-set.ts";
import { applications } from "#db/schema/applications.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { type DraftAnswers, startAnswers } from "#server/domain/applications/answers.ts";
import { isEditable } from "#server/domain/applications/editable.ts";
import type { SaveAnswersInput } from "#server/domain/applications/inputs.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { viewFile } from "./applicant-view.ts";
import { readCaseFile } from "./case-file/read-case-file.ts";
import { refreshCaseFile } from "./case-file/refresh-case-file.ts";
import { resolveDecisions } from "./case-file/resolve-decisions.ts";
import { loadOwnApplication } from "./load-own-application.ts";
import { editableNow, notEditable } from "./require-editable.ts";
import { writeAnswers } from "./write-answers.ts";

/** Keeps what was typed of one group, finished or not; nothing typed is refused for being incomplete. */
export async function saveAnswers(ctx: Context, input: SaveAnswersInput): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return change(ctx, async (tx) => {
    const before = await loadOwnApplication(tx, ctx, input.applicationId);
    const file = await readCaseFile(tx, ctx, before);
    const changed = changedFields(file.facts.answers[input.group] ?? {}, input.answers);
    const editable = editableNow(file);
    const locked = [input.group, ...changed.map((field) => `${input.group}.${field}`)].find(
      (field) => !isEditable(editable, field),
    );
    if (locked !== undefined) throw notEditable(locked);
    // Whoever goes on typing has not left: a draft's wait begins anew.
    const waiting = before.status === "draft" ? waitingFrom("draft", ctx.now) : {};
    const changes = { ...waiting, ...(input.group === "start" && startChanges(input.answers)) };
    const after = await compareAndSet(tx, applications, {
      before: { id: before.id, version: input.version },
      changes,
    });
    await writeAnswers(tx, ctx, { applicationId: before.id, group: input.group, answers: input.answers });
    await resolveDecisions(tx, ctx, { applicationId: before.id, group: input.group, fields: changed });
    await recordAudit(tx, ctx, {
      action: "application.save_answers",
      subjectType: "application",
      subjectId: before.id,
      after: { group: input.group, changed },
    });
    const answers = { ...file.facts.answers, [input.group]: input.answers };
    return viewFile(tx, ctx, await refreshCaseFile(tx, ctx, { file, application: after, answers }));
  });
}

/** An empty field and an absent one are the same answer: none. */
function changedFields(earlier: DraftAnswers, answers: DraftAnswers): string[] {
  const fields = [...new Set([...Object.keys(earlier), ...Object.keys(answers)])];
  return fields.filter(
    (field) => JSON.stringify(answers[field] ?? "") !== JSON.stringify(earlier[field] ?? ""),
  );
}

/** Kind and product also stand on the application itself, where the desk filters by them. */
function startChanges(answers: DraftAnswers) {
  const parsed = startAnswers.safeParse(answers);
  return parsed.success ? parsed.data : { kind: null, product: null };
}
