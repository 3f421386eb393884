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
import { DESK_EVENTS, hasRejected } from "#server/domain/reviews/steps.ts";
import type { AutomaticCheck, CaseView } from "#server/domain/reviews/views.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { automaticChecks } from "./automatic-checks.ts";
import { openFlags } from "./open-flags.ts";

/** A case as the desk sees it, of a file that has been read: what other applications say of it is asked here. */
export async function viewCase(reader: Reader, ctx: Context, file: CaseFile): Promise<CaseView> {
  const { reviewerId, checkerId } = file.application;
  const names = await namesOf(reader, [reviewerId, checkerId]);
  const checks = await automaticChecks(reader, file);
  return caseView(file, { checks, names, actor: ctx.actor });
}

/** The desk's projection of a case: personal answers masked, staff by name, what this person may do next. */
function caseView(
  file: CaseFile,
  seen: { checks: AutomaticCheck[]; names: ReadonlyMap<string, string>; actor: Actor },
): CaseView {
  const { application, facts } = file;
  const masked = Object.entries(facts.answers).map(([group, answers]) => ({
    group,
    ...maskAnswers(group, answers),
  }));
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
    decisions: decisionsOf(file),
    flags: openFlags(file.decisions).map(({ field, reason: note, by }) => ({ field, note, by })),
    timeline: file.timeline,
    reviewer: person(application.reviewerId),
    checker: person(application.checkerId),
    events: deskEvents(file, seen.actor),
    merchantId: file.merchantId,
    submittedAt: application.submittedAt?.toISOString() ?? null,
    erasedAt: application.erasedAt?.toISOString() ?? null,
  };
}

function decisionsOf({ decisions }: CaseFile): CaseView["decisions"] {
  return decisions
    .filter(({ kind }) => kind !== "flag")
    .map(({ at, kind, by, field, code, reason, remedy, resolvedAt }) => ({
      at: at.toISOString(),
      kind,
      by,
      field,
      code,
      reason,
      remedy,
      resolvedAt: resolvedAt?.toISOString() ?? null,
    }));
}

/**
 * The table's events that this person may trigger: a case in review is its reviewer's, the checker is another.
 * In the queue anybody claims it, its earlier reviewer too, but for an appeal against what they decided.
 */
function deskEvents({ application, decisions }: CaseFile, actor: Actor): ApplicationEvent[] {
  const appealOfOwn = application.appealedAt !== null && hasRejected(decisions, actor.id);
  const isReviewer = application.reviewerId === actor.id;
  return eventsFrom(APPLICATION_TRANSITIONS, application.status).filter((event: ApplicationEvent) => {
    const permission = DESK_EVENTS[event];
    if (permission === undefined || !isPermitted(actor.roles, permission)) return false;
    if (permission === "application:check") return !isReviewer;
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
