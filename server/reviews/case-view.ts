import { inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { Context } from "#server/context.ts";
import type { Actor } from "#server/domain/actor.ts";
import { maskAnswers } from "#server/domain/applications/masking.ts";
import { groupsFor, requiredSlots } from "#server/domain/applications/requirements.ts";
import { APPLICATION_TRANSITIONS, type ApplicationEvent } from "#server/domain/applications/status.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { isDisputed, mayJudge } from "#server/domain/reviews/opinions.ts";
import { assess, type RiskAssessment, type RiskRules } from "#server/domain/reviews/risk/rules.ts";
import { DESK_EVENTS, hasRejected } from "#server/domain/reviews/steps.ts";
import type { AutomaticCheck, CaseView } from "#server/domain/reviews/views.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { automaticChecks } from "./automatic-checks.ts";
import { deskMarks } from "./case/desk-marks.ts";
import { openFlags } from "./open-flags.ts";
import { riskFactsOf } from "./risk/risk-facts-of.ts";
import { rulesInForce } from "./risk/rules-in-force.ts";
import { caseEvidence } from "./second/case-evidence.ts";
import { type OpinionRow, opinionsOf } from "./second/opinions-of.ts";
import { isNamedForAnother } from "./second/require-checker.ts";

/** A case as the desk sees it, of a file that has been read: what other applications say of it is asked here. */
export async function viewCase(reader: Reader, ctx: Context, file: CaseFile): Promise<CaseView> {
  const { id, reviewerId, checkerId, namedCheckerId } = file.application;
  const names = await namesOf(reader, [reviewerId, checkerId, namedCheckerId]);
  const checks = await automaticChecks(reader, file);
  const rules = await rulesInForce(reader);
  return caseView(file, {
    ...{ checks, names, actor: ctx.actor },
    risk: assess(rules.body, riskFactsOf(file, checks)),
    rules: rules.body,
    opinions: await opinionsOf(reader, id),
    evidenceHash: await caseEvidence(reader, id),
    marks: await deskMarks(reader, ctx, file),
  });
}

interface Seen {
  checks: AutomaticCheck[];
  names: ReadonlyMap<string, string>;
  actor: Actor;
  risk: RiskAssessment;
  rules: RiskRules;
  opinions: OpinionRow[];
  evidenceHash: string;
  marks: Awaited<ReturnType<typeof deskMarks>>;
}

/** The desk's projection of a case: personal answers masked, staff by name, what this person may do next. */
function caseView(file: CaseFile, seen: Seen): CaseView {
  const { application, facts } = file;
  const masked = Object.entries(facts.answers).map(([group, answers]) => ({
    group,
    ...maskAnswers(group, answers),
  }));
  const blind = isBlind(file, seen);
  const person = (id: string | null) => (id === null ? null : { id, name: seen.names.get(id) ?? "—" });
  return {
    id: application.id,
    status: application.status,
    version: application.version,
    kind: application.kind,
    product: application.product,
    agreedModel: application.agreedModel,
    groups: groupsFor(application.kind ?? undefined),
    answers: Object.fromEntries(masked.map(({ group, answers }) => [group, answers])),
    maskedFields: masked.flatMap((group) => group.masked),
    documents: file.documents,
    documentSlots: requiredSlots(facts),
    checks: seen.checks,
    errors: file.requirements.errors,
    risk: {
      ...seen.risk,
      reasons: seen.rules.rules
        .filter(({ code }) => seen.risk.reasons.includes(code))
        .map(({ code, zh, en }) => ({ code, zh, en })),
    },
    evidenceHash: seen.evidenceHash,
    ...seen.marks,
    second: {
      blind,
      disputed: isDisputed(seen.opinions),
      named: person(application.namedCheckerId),
      opinions: blind ? [] : seen.opinions.map(opinionViewOf),
    },
    decisions: decisionsOf(file, blind),
    flags: openFlags(file.decisions).map(({ field, reason: note, by }) => ({ field, note, by })),
    timeline: blind ? file.timeline.filter(({ action }) => !PROPOSALS.includes(action)) : file.timeline,
    dueAt: application.dueAt?.toISOString() ?? null,
    snoozedUntil: application.snoozedUntil?.toISOString() ?? null,
    tier: application.tier,
    reviewer: person(application.reviewerId),
    checker: person(application.checkerId),
    events: deskEvents(file, seen),
    merchantId: file.merchantId,
    submittedAt: application.submittedAt?.toISOString() ?? null,
    erasedAt: application.erasedAt?.toISOString() ?? null,
  };
}

/** Steps that would tell a second judge what the first one found. */
const PROPOSALS: readonly string[] = ["application.propose_approval", "application.propose_rejection"];
const FOUND: readonly string[] = ["proposal", "rejection_proposal", "disagreement"];

/** Whoever may still judge a case that the rules, or a dispute, give to a second eye sees nobody's verdict before. */
function isBlind({ application }: CaseFile, { actor, risk, opinions }: Seen): boolean {
  if (application.status !== "pending_check" || !isPermitted(actor.roles, "application:check")) return false;
  const asked = risk.needsSecond || isDisputed(opinions) || opinions[0]?.verdict === "reject";
  return asked && mayJudge(opinions, actor.id);
}

function opinionViewOf({ stage, by, verdict, code, reason, at }: OpinionRow) {
  // Of an erased case the verdict stays, and no word of why.
  return { stage, by, verdict, code, reason: reason || null, at: at.toISOString() };
}

function decisionsOf({ decisions }: CaseFile, blind: boolean): CaseView["decisions"] {
  return decisions
    .filter(({ kind }) => kind !== "flag" && !(blind && FOUND.includes(kind)))
    .map(({ at, kind, by, field, code, reason, remedy, nextAt, resolvedAt }) => ({
      at: at.toISOString(),
      kind,
      by,
      field,
      code,
      reason,
      remedy,
      nextAt: nextAt?.toISOString() ?? null,
      resolvedAt: resolvedAt?.toISOString() ?? null,
    }));
}

/**
 * The table's events that this person may trigger: a case in review is its reviewer's, the checker is another.
 * In the queue anybody claims it, its earlier reviewer too, but for an appeal against what they decided.
 */
function deskEvents({ application, decisions }: CaseFile, { actor, opinions }: Seen): ApplicationEvent[] {
  const { appealedAt } = application;
  const appealOfOwn = appealedAt !== null && hasRejected(decisions, actor.id, appealedAt);
  const isReviewer = application.reviewerId === actor.id;
  return eventsFrom(APPLICATION_TRANSITIONS, application.status).filter((event: ApplicationEvent) => {
    const permission = DESK_EVENTS[event];
    // A disagreement is found, never chosen; what the rules make of a rejection is theirs to say.
    if (event === "disagree" || permission === undefined || !isPermitted(actor.roles, permission))
      return false;
    if (permission === "application:check")
      return (
        !isReviewer &&
        !appealOfOwn &&
        !isNamedForAnother(application, actor.id) &&
        mayJudge(opinions, actor.id)
      );
    if (event === "claim") return !appealOfOwn && !(isReviewer && application.status === "in_review");
    return isReviewer;
  });
}

async function namesOf(reader: Reader, ids: (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await reader
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, known));
  return new Map(rows.map((row) => [row.id, row.name]));
}
