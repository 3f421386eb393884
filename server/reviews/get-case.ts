import { asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { type applications, decisions } from "#db/schema/applications.ts";
import { people } from "#db/schema/people.ts";
import { inTransaction } from "#db/transaction.ts";
import { getApplicationFile } from "#server/applications/get-application-file.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { type Actor, requirePermission } from "#server/domain/actor.ts";
import { maskAnswers } from "#server/domain/applications/masking.ts";
import { requirementsOf } from "#server/domain/applications/requirements.ts";
import { APPLICATION_TRANSITIONS, type ApplicationEvent } from "#server/domain/applications/status.ts";
import { isPermitted, type Permission } from "#server/domain/permissions.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { automaticChecks } from "./automatic-checks.ts";

/** Which permission each event of the desk needs; the applicant's own events are absent. */
export const DESK_EVENTS: Partial<Record<ApplicationEvent, Permission>> = {
  claim: "application:review",
  request_correction: "application:review",
  override_check: "application:review",
  propose_approval: "application:review",
  reject: "application:review",
  confirm_approval: "application:check",
  return_to_review: "application:check",
};

/** A case as the desk sees it. Looking at one leaves an audit row. */
export async function getCase(ctx: Context, input: { applicationId: string }): Promise<CaseView> {
  requirePermission(ctx, "application:read");
  return inTransaction(ctx.db, async (tx) => {
    const view = await viewCase(tx, ctx, input.applicationId);
    await recordAudit(tx, ctx, { action: "case.read", subjectType: "application", subjectId: view.id });
    return view;
  });
}

export async function viewCase(reader: Reader, ctx: Context, applicationId: string): Promise<CaseView> {
  const file = await getApplicationFile(reader, ctx, applicationId);
  const { application, facts } = file;
  const requirements = requirementsOf(facts);
  const masked = Object.entries(facts.answers).map(([group, answers]) => ({
    group,
    ...maskAnswers(group, answers),
  }));
  const names = await namesOf(reader, [application.reviewerId, application.checkerId]);
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? "—" });
  return {
    id: application.id,
    status: application.status,
    version: application.version,
    kind: application.kind,
    product: application.product,
    groups: file.groups,
    answers: Object.fromEntries(masked.map(({ group, answers }) => [group, answers])),
    maskedFields: masked.flatMap((group) => group.masked),
    documents: file.documents,
    documentSlots: file.documentSlots,
    checks: await automaticChecks(reader, file, requirements),
    errors: requirements.errors,
    decisions: await decisionsOf(reader, applicationId),
    timeline: file.timeline,
    reviewer: person(application.reviewerId),
    checker: person(application.checkerId),
    events: deskEvents(application, ctx.actor),
    merchantId: file.merchantId,
    submittedAt: application.submittedAt?.toISOString() ?? null,
    erasedAt: application.erasedAt?.toISOString() ?? null,
  };
}

/**
 * The table's events that this person may trigger: a case in review is its reviewer's, the checker is another.
 * In the queue anybody claims it, its earlier reviewer too.
 */
function deskEvents(application: typeof applications.$inferSelect, actor: Actor): ApplicationEvent[] {
  const isReviewer = application.reviewerId === actor.id;
  return eventsFrom(APPLICATION_TRANSITIONS, application.status).filter((event: ApplicationEvent) => {
    const permission = DESK_EVENTS[event];
    if (permission === undefined || !isPermitted(actor.roles, permission)) return false;
    if (permission === "application:check") return !isReviewer;
    return event === "claim" ? !(isReviewer && application.status === "in_review") : isReviewer;
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

async function decisionsOf(reader: Reader, applicationId: string): Promise<CaseView["decisions"]> {
  const rows = await reader
    .select({ decision: decisions, by: people.name })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.actorId))
    .where(eq(decisions.applicationId, applicationId))
    .orderBy(asc(decisions.at));
  return rows.map(({ decision, by }) => ({
    at: decision.at.toISOString(),
    kind: decision.kind,
    by,
    field: decision.field,
    code: decision.code,
    reason: decision.reason,
    remedy: decision.remedy,
    resolvedAt: decision.resolvedAt?.toISOString() ?? null,
  }));
}
