import { and, asc, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { caseNotes, fieldTicks } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { Context } from "#server/context.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { attachmentsOf } from "../attachments/attachment-rows.ts";

/** What the desk has put on a case for itself: ticks of this person, notes, files, and what was changed since it was sent back. */
export async function deskMarks(
  reader: Reader,
  ctx: Context,
  file: CaseFile,
): Promise<Pick<CaseView, "ticks" | "notes" | "attachments" | "changed">> {
  const { id } = file.application;
  const ticks = await reader
    .select({ field: fieldTicks.field })
    .from(fieldTicks)
    .where(and(eq(fieldTicks.applicationId, id), eq(fieldTicks.personId, ctx.actor.id)))
    .orderBy(asc(fieldTicks.field));
  const notes = await reader
    .select({ note: caseNotes, by: people.name })
    .from(caseNotes)
    .innerJoin(people, eq(people.id, caseNotes.authorId))
    .where(eq(caseNotes.applicationId, id))
    .orderBy(asc(caseNotes.at), asc(caseNotes.id))
    .limit(200);
  return {
    ticks: ticks.map(({ field }) => field),
    notes: notes.map(({ note, by }) => ({ id: note.id, by, body: note.body, at: note.at.toISOString() })),
    attachments: await attachmentsOf(reader, ctx, file.application),
    changed: await changedSinceSentBack(reader, file),
  };
}

/** Fields that the applicant answered anew, and papers that were replaced, before the last hand-in that followed a correction. */
async function changedSinceSentBack(
  reader: Reader,
  { application, documentRows }: CaseFile,
): Promise<string[]> {
  const { id, submittedAt } = application;
  if (submittedAt === null) return [];
  const ofCase = and(eq(auditEvents.subjectType, "application"), eq(auditEvents.subjectId, id));
  const [sentBack] = await reader
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .where(
      and(ofCase, eq(auditEvents.action, "application.request_correction"), lte(auditEvents.at, submittedAt)),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  if (sentBack === undefined) return [];
  const saved = await reader
    .select({ after: auditEvents.after })
    .from(auditEvents)
    .where(
      and(
        ofCase,
        inArray(auditEvents.action, ["application.save_answers"]),
        gt(auditEvents.at, sentBack.at),
        lte(auditEvents.at, submittedAt),
        sql`jsonb_array_length(${auditEvents.after} -> 'changed') > 0`,
      ),
    );
  const answers = saved.flatMap(({ after }) => {
    const { group, changed } = after as { group: string; changed: string[] };
    return changed.map((field) => `${group}.${field}`);
  });
  const papers = documentRows
    .filter(({ uploadedAt }) => uploadedAt > sentBack.at)
    .map(({ slot }) => `documents.${slot}`);
  return [...new Set([...answers, ...papers])].sort();
}
