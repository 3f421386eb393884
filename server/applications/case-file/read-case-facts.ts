import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applicationAnswers, decisions, documents } from "#db/schema/applications.ts";
import { people } from "#db/schema/people.ts";
import type { Application } from "#server/applications/load-application.ts";
import type { Context } from "#server/context.ts";
import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import {
  type RequirementError,
  type RequirementFacts,
  type Requirements,
  requirementsOf,
} from "#server/domain/applications/requirements.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

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

export type CaseAnswers = Readonly<Partial<Record<AnswerGroup, DraftAnswers>>>;

export function factsOf(read: {
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

export async function loadDecisions(reader: Reader, applicationId: string): Promise<DecisionRow[]> {
  const rows = await reader
    .select({ decision: decisions, by: people.name })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.actorId))
    .where(eq(decisions.applicationId, applicationId))
    .orderBy(asc(decisions.at));
  return rows.map(({ decision, by }) => ({ ...decision, by }));
}
