import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applicationAnswers, type applications, decisions, documents } from "#db/schema/applications.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { merchants } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import {
  type RequirementError,
  type RequirementFacts,
  type Requirements,
  requirementsOf,
} from "#server/domain/applications/requirements.ts";
import { TIMELINE_ACTIONS } from "#server/domain/applications/timeline.ts";
import type { ApplicationView, DocumentView } from "#server/domain/applications/views.ts";
import { type Vouched, vouchedFor } from "#server/domain/applications/vouched.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { documentViewOf } from "./document-view.ts";

export type Application = typeof applications.$inferSelect;
type DecisionRow = typeof decisions.$inferSelect & { by: string };

export type SentBack = RequirementError & { answered: boolean };

/** What requirements are derived from, and what staff said of it. */
export interface CaseFacts {
  application: Application;
  facts: RequirementFacts;
  requirements: Requirements;
  documentRows: (typeof documents.$inferSelect)[];
  /** What staff sent back since the last submission; it stays in sight until the next one. */
  sentBack: SentBack[];
  /** Everything staff and applicant said of the case, the oldest first. */
  decisions: DecisionRow[];
}

/** All that is known of one application, read once; the applicant's and the desk's views are made of it. */
export interface CaseFile extends CaseFacts {
  documents: DocumentView[];
  /** Answers that break a rule, and whether staff have let them pass. */
  vouched: (Vouched & { overridden: boolean })[];
  timeline: ApplicationView["timeline"];
  merchantId: string | null;
}

/** Answers, documents and decisions of an application: three statements. */
export async function readCaseFacts(
  reader: Reader,
  ctx: Context,
  application: Application,
): Promise<CaseFacts> {
  const { id } = application;
  const rows = await reader.select().from(applicationAnswers).where(eq(applicationAnswers.applicationId, id));
  const open = (row: { group: string; body: string }): DraftAnswers =>
    JSON.parse(ctx.vault.open(row.body, placeOf("application_answers", id, row.group)));
  const answers = Object.fromEntries(rows.map((row) => [row.group, open(row)]));
  const documentRows = await reader
    .select()
    .from(documents)
    .where(and(eq(documents.applicationId, id), isNull(documents.replacedAt)))
    .orderBy(asc(documents.uploadedAt));
  const said = await loadDecisions(reader, id);
  return factsOf({ application, answers, documentRows, decisions: said, today: shanghaiDate(ctx.now) });
}

/** The facts, who became of it and what happened so far: four statements, five once it is approved. */
export async function readCaseFile(
  reader: Reader,
  ctx: Context,
  application: Application,
): Promise<CaseFile> {
  const facts = await readCaseFacts(reader, ctx, application);
  const timeline = await loadTimeline(reader, application.id);
  return fileOf(ctx, facts, { timeline, merchantId: await loadMerchantId(reader, application) });
}

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

type CaseAnswers = Readonly<Partial<Record<AnswerGroup, DraftAnswers>>>;

function factsOf(read: {
  application: Application;
  answers: CaseAnswers;
  documentRows: CaseFacts["documentRows"];
  decisions: DecisionRow[];
  today: string;
}): CaseFacts {
  const { application, documentRows } = read;
  const sentBack = sentBackOf(application, read.decisions);
  const facts: RequirementFacts = {
    answers: read.answers,
    documents: documentRows.map((row) => row.slot as DocumentSlot),
    handedIn: Object.fromEntries(
      documentRows.flatMap(({ slot, expiresOn }) => (expiresOn === null ? [] : [[slot, expiresOn]])),
    ),
    corrections: sentBack.filter(({ answered }) => !answered).map(({ answered: _, ...error }) => error),
    today: read.today,
  };
  const requirements = requirementsOf(facts);
  return { application, facts, requirements, documentRows, sentBack, decisions: read.decisions };
}

function fileOf(ctx: Context, facts: CaseFacts, rest: Pick<CaseFile, "timeline" | "merchantId">): CaseFile {
  const standing = facts.decisions.filter(
    ({ kind, resolvedAt }) => kind === "override" && resolvedAt === null,
  );
  const overridden = new Set(standing.map(({ field }) => field));
  return {
    ...facts,
    ...rest,
    documents: facts.documentRows.map((row) => documentViewOf(ctx, row, facts.facts)),
    vouched: vouchedFor(facts.facts).map((answer) => ({
      ...answer,
      overridden: overridden.has(answer.field),
    })),
  };
}

/** Corrections of this round stay in sight, and their fields open, until the next submission. */
function sentBackOf({ submittedAt }: Application, said: readonly DecisionRow[]): SentBack[] {
  const ofThisRound = ({ at, resolvedAt }: DecisionRow) =>
    resolvedAt === null || (submittedAt !== null && at >= submittedAt);
  return said
    .filter((decision) => decision.kind === "correction" && ofThisRound(decision))
    .map((decision) => ({
      field: decision.field ?? "",
      code: decision.code ?? "corrected",
      reason: decision.reason,
      remedy: decision.remedy,
      answered: decision.resolvedAt !== null,
    }));
}

/** An approval makes a merchant; before it there is none to look for. */
async function loadMerchantId(reader: Reader, { id, status }: Application): Promise<string | null> {
  if (status !== "approved") return null;
  const [merchant] = await reader
    .select({ id: merchants.id })
    .from(merchants)
    .where(eq(merchants.applicationId, id));
  return merchant?.id ?? null;
}

async function loadDecisions(reader: Reader, applicationId: string): Promise<DecisionRow[]> {
  const rows = await reader
    .select({ decision: decisions, by: people.name })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.actorId))
    .where(eq(decisions.applicationId, applicationId))
    .orderBy(asc(decisions.at));
  return rows.map(({ decision, by }) => ({ ...decision, by }));
}

/** What happened so far, from the audit trail: staff appear as staff, never by name. */
async function loadTimeline(reader: Reader, applicationId: string): Promise<ApplicationView["timeline"]> {
  const rows = await reader
    .select({ at: auditEvents.at, action: auditEvents.action, by: sql<string>`after->>'by'` })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.subjectType, "application"),
        eq(auditEvents.subjectId, applicationId),
        inArray(auditEvents.action, [...TIMELINE_ACTIONS]),
      ),
    )
    .orderBy(asc(auditEvents.seq))
    .limit(100);
  return rows.map(({ at, action, by }) => ({
    at: at.toISOString(),
    action,
    by: by === "staff" || by === "system" ? by : ("applicant" as const),
  }));
}
