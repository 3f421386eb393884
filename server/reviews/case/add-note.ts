import { and, arrayOverlaps, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { caseNotes } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import { lockHandedIn } from "#server/applications/case-file/lock-handed-in.ts";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { addNoteInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "../case-view.ts";
import { tellPeople } from "../notices/tell-people.ts";
import { requireNotErased } from "../require-not-erased.ts";

/** Leaves a note for colleagues on a case; whoever it names is told. The applicant reads none of it. */
export async function addNote(ctx: Context, input: z.infer<typeof addNoteInput>): Promise<CaseView> {
  requirePermission(ctx, "case:examine");
  const { applicationId, body, mentioned } = input;
  return change(ctx, async (tx) => {
    const application = await lockHandedIn(tx, applicationId);
    requireNotErased(application);
    await requireColleagues(tx, mentioned);
    const id = makeId("caseNote", ctx.randomBytes);
    await tx
      .insert(caseNotes)
      .values({ id, applicationId, authorId: ctx.actor.id, body, mentioned, at: ctx.now });
    await recordAudit(tx, ctx, {
      action: "case.note",
      subjectType: "application",
      subjectId: applicationId,
      after: { noteId: id, mentioned },
    });
    await tellPeople(tx, ctx, { kind: "mentioned", applicationId, personIds: mentioned });
    return viewCase(tx, ctx, await readCaseFile(tx, ctx, application));
  });
}

async function requireColleagues(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const desk = arrayOverlaps(people.roles, ["reviewer", "checker", "admin"]);
  const known = await tx.$count(people, and(inArray(people.id, [...ids]), eq(people.status, "active"), desk));
  if (known === new Set(ids).size) return;
  throw new DomainError("invalid_input", "not_at_the_desk", "Only people who work at the desk can be named.");
}
