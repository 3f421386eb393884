import { and, asc, eq, gte, inArray, isNull, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applicationAnswers, applications, decisions, documents } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import type { DraftAnswers } from "#server/domain/applications/answers.ts";
import { type Editable, editableOf, isEditable } from "#server/domain/applications/editable.ts";
import {
  type RequirementError,
  type RequirementFacts,
  requirementsOf,
} from "#server/domain/applications/requirements.ts";
import { OPEN_APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { DomainError } from "#server/domain/errors.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

export type Application = typeof applications.$inferSelect;
export type DocumentRow = typeof documents.$inferSelect;

export interface ApplicationFile {
  facts: RequirementFacts;
  documents: DocumentRow[];
  /** What staff sent back since the last submission. */
  sentBack: SentBack[];
}

export type SentBack = RequirementError & { answered: boolean };

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
  const sentBack = await loadSentBack(reader, applicationId);
  const opened = answerRows.map((row) => [row.group, openAnswers(ctx, applicationId, row)] as const);
  return {
    facts: {
      answers: Object.fromEntries(opened),
      documents: documentRows.map((row) => row.slot as DocumentSlot),
      handedIn: Object.fromEntries(
        documentRows.flatMap(({ slot, expiresOn }) => (expiresOn === null ? [] : [[slot, expiresOn]])),
      ),
      corrections: sentBack.filter(({ answered }) => !answered).map(({ answered: _, ...error }) => error),
      today: shanghaiDate(ctx.now),
    },
    documents: documentRows,
    sentBack,
  };
}

/** Corrections of this round stay in sight, and their fields open, until the next submission. */
async function loadSentBack(reader: Reader, applicationId: string): Promise<SentBack[]> {
  const rows = await reader
    .select({ decision: decisions })
    .from(decisions)
    .innerJoin(applications, eq(applications.id, decisions.applicationId))
    .where(
      and(
        eq(decisions.applicationId, applicationId),
        eq(decisions.kind, "correction"),
        or(isNull(decisions.resolvedAt), gte(decisions.at, applications.submittedAt)),
      ),
    )
    .orderBy(asc(decisions.at));
  return rows.map(({ decision }) => ({
    field: decision.field ?? "",
    code: decision.code ?? "corrected",
    reason: decision.reason,
    remedy: decision.remedy,
    answered: decision.resolvedAt !== null,
  }));
}

/** Fields whose present answer staff let pass although it breaks a rule. */
export async function loadOverridden(reader: Reader, applicationId: string): Promise<string[]> {
  const rows = await reader
    .select({ field: decisions.field })
    .from(decisions)
    .where(
      and(
        eq(decisions.applicationId, applicationId),
        eq(decisions.kind, "override"),
        isNull(decisions.resolvedAt),
      ),
    );
  return rows.flatMap(({ field }) => field ?? []);
}

/** What the applicant may change of the application now. */
export function editableNow(
  application: Pick<Application, "status">,
  file: Pick<ApplicationFile, "facts" | "sentBack">,
  requirements = requirementsOf(file.facts),
): Editable {
  return editableOf({
    status: application.status,
    sentBack: file.sentBack.map(({ field }) => field),
    currentlyDue: requirements.currentlyDue,
  });
}

/** Refuses a change of a field that is settled. */
export async function requireEditable(
  reader: Reader,
  ctx: Context,
  application: Application,
  field: string,
): Promise<void> {
  const editable = editableNow(application, await loadFile(reader, ctx, application.id));
  if (!isEditable(editable, field)) throw notEditable(field);
}

export function notEditable(field: string): DomainError {
  return new DomainError(
    "illegal_state",
    "not_editable",
    "This cannot be changed now. Only what was sent back can be corrected after submitting.",
    { field },
  );
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

function openAnswers(
  ctx: Context,
  applicationId: string,
  row: { group: string; body: string },
): DraftAnswers {
  return JSON.parse(
    ctx.vault.open(row.body, placeOf("application_answers", applicationId, row.group)),
  ) as DraftAnswers;
}

export function applicationNotFound(): DomainError {
  return new DomainError("not_found", "application_not_found", "There is no such application.");
}
