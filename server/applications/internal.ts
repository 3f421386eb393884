import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applicationAnswers, applications, decisions, documents } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import type { AnswerGroup, DraftAnswers } from "#server/domain/application/answers.ts";
import type { DocumentSlot } from "#server/domain/application/documents.ts";
import type { RequirementFacts } from "#server/domain/application/requirements.ts";
import { DomainError } from "#server/domain/errors.ts";
import { shanghaiDate } from "#server/domain/fees/shanghai-date.ts";
import { OPEN_APPLICATION_STATUSES } from "#server/domain/statuses/application-status.ts";

export type Application = typeof applications.$inferSelect;
export type DocumentRow = typeof documents.$inferSelect;

export interface ApplicationFile {
  facts: RequirementFacts;
  documents: DocumentRow[];
  /** Version of each answered group. */
  groupVersions: Partial<Record<AnswerGroup, number>>;
}

/** The applicant's own application; anybody else's is not found. */
export async function loadOwnApplication(reader: Reader, ctx: Context, id: string): Promise<Application> {
  const [row] = await reader
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), eq(applications.applicantId, ctx.actor.id)));
  if (row === undefined) throw applicationNotFound();
  return row;
}

export async function loadApplication(reader: Reader, id: string): Promise<Application> {
  const [row] = await reader.select().from(applications).where(eq(applications.id, id));
  if (row === undefined) throw applicationNotFound();
  return row;
}

/** Answers, documents and open corrections: what requirements are derived from. */
export async function loadFile(
  reader: Reader,
  ctx: Context,
  applicationId: string,
): Promise<ApplicationFile> {
  const answerRows = await reader
    .select()
    .from(applicationAnswers)
    .where(eq(applicationAnswers.applicationId, applicationId));
  const documentRows = await reader
    .select()
    .from(documents)
    .where(and(eq(documents.applicationId, applicationId), isNull(documents.replacedAt)))
    .orderBy(asc(documents.uploadedAt));
  const corrections = await reader
    .select()
    .from(decisions)
    .where(
      and(
        eq(decisions.applicationId, applicationId),
        eq(decisions.kind, "correction"),
        isNull(decisions.resolvedAt),
      ),
    )
    .orderBy(asc(decisions.at));
  const opened = answerRows.map((row) => [row.group, openAnswers(ctx, applicationId, row)] as const);
  return {
    facts: {
      answers: Object.fromEntries(opened),
      documents: documentRows.map((row) => row.slot as DocumentSlot),
      corrections: corrections.map((row) => ({
        field: row.field ?? "",
        code: row.code ?? "corrected",
        reason: row.reason,
        remedy: row.remedy,
      })),
      today: shanghaiDate(ctx.now),
    },
    documents: documentRows,
    groupVersions: Object.fromEntries(answerRows.map((row) => [row.group, row.version])),
  };
}

/** Applications of the same identity number that are still open, other than `exceptId`. */
export async function countOpenByIdNumber(reader: Reader, index: string, exceptId: string): Promise<number> {
  const rows = await reader
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.idNumberIndex, index),
        inArray(applications.status, [...OPEN_APPLICATION_STATUSES]),
      ),
    );
  return rows.filter((row) => row.id !== exceptId).length;
}

export function answersContext(applicationId: string, group: string): string {
  return `application_answers:${applicationId}:${group}`;
}

function openAnswers(
  ctx: Context,
  applicationId: string,
  row: { group: string; body: string },
): DraftAnswers {
  return JSON.parse(ctx.vault.open(row.body, answersContext(applicationId, row.group))) as DraftAnswers;
}

export function applicationNotFound(): DomainError {
  return new DomainError("not_found", "application_not_found", "There is no such application.");
}
