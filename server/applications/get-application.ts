import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { applications, decisions } from "#db/schema/applications.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { groupsFor, requiredSlots, requirementsOf } from "#server/domain/applications/requirements.ts";
import { eraseAt } from "#server/domain/applications/retention.ts";
import {
  APPLICANT_EVENTS,
  APPLICATION_TRANSITIONS,
  type ApplicationEvent,
  type ApplicationStatus,
} from "#server/domain/applications/status.ts";
import type { ApplicationView, applicationSummary } from "#server/domain/applications/views.ts";
import { CONTACTS } from "#server/domain/reviews/contacts.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { documentViewOf } from "./document-view.ts";
import { type Application, editableNow, loadFile, loadOwnApplication } from "./load-application.ts";
import { clockOf } from "./waiting-clock.ts";

/** The applicant's own application with everything still due. */
export async function getApplication(
  ctx: Context,
  input: { applicationId: string },
): Promise<ApplicationView> {
  requirePermission(ctx, "application:read_own");
  return viewApplication(ctx.db, ctx, await loadOwnApplication(ctx.db, ctx, input.applicationId));
}

/** The signed-in applicant's applications, newest first. */
export async function listOwnApplications(ctx: Context): Promise<z.infer<typeof applicationSummary>[]> {
  requirePermission(ctx, "application:read_own");
  const rows = await ctx.db
    .select({ application: applications, merchantId: merchants.id })
    .from(applications)
    .leftJoin(merchants, eq(merchants.applicationId, applications.id))
    .where(eq(applications.applicantId, ctx.actor.id))
    .orderBy(desc(applications.createdAt))
    .limit(20);
  return rows.map(({ application, merchantId }) => ({
    id: application.id,
    status: application.status,
    kind: application.kind,
    product: application.product,
    merchantId,
    shopName: application.shopName,
    createdAt: application.createdAt.toISOString(),
    submittedAt: application.submittedAt?.toISOString() ?? null,
  }));
}

export async function viewApplication(
  reader: Reader,
  ctx: Context,
  row: Application,
): Promise<ApplicationView> {
  const file = await loadFile(reader, ctx, row.id);
  const requirements = requirementsOf(file.facts);
  const [merchant] = await reader
    .select({ id: merchants.id })
    .from(merchants)
    .where(eq(merchants.applicationId, row.id));
  const applicantEvents: readonly ApplicationEvent[] = APPLICANT_EVENTS;
  // Nothing is left to look at again once it was erased.
  const appealUsed = row.appealedAt !== null || row.erasedAt !== null;
  return {
    id: row.id,
    status: row.status,
    version: row.version,
    kind: row.kind,
    product: row.product,
    groups: groupsFor(row.kind ?? undefined),
    answers: file.facts.answers,
    documentSlots: requiredSlots(file.facts),
    documents: file.documents.map((document) => documentViewOf(ctx, document, file.facts)),
    requirements,
    corrections: file.sentBack,
    rejection: await rejectionOf(reader, row),
    erasure: erasureOf(row),
    editable: editableNow(row, file, requirements),
    events: eventsFrom(APPLICATION_TRANSITIONS, row.status).filter(
      (event) => applicantEvents.includes(event) && !(event === "appeal" && appealUsed),
    ),
    timeline: await timelineOf(reader, row.id),
    clock: await clockOf(reader, ctx, row),
    merchantId: merchant?.id ?? null,
    createdAt: row.createdAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
  };
}

function erasureOf({ status, decidedAt, erasedAt }: Application): ApplicationView["erasure"] {
  const dueAt = eraseAt(status, decidedAt);
  if (dueAt === null) return null;
  return { dueAt: dueAt.toISOString(), erasedAt: erasedAt?.toISOString() ?? null };
}

const AFTER_A_REJECTION: readonly ApplicationStatus[] = ["rejected", "appealed"];

async function rejectionOf(
  reader: Reader,
  { id, status, erasedAt }: Application,
): Promise<ApplicationView["rejection"]> {
  if (!AFTER_A_REJECTION.includes(status) || erasedAt !== null) return null;
  const [row] = await reader
    .select({ at: decisions.at, reason: decisions.reason })
    .from(decisions)
    .where(and(eq(decisions.applicationId, id), eq(decisions.kind, "rejection")))
    .orderBy(desc(decisions.at))
    .limit(1);
  return row === undefined ? null : { at: row.at.toISOString(), reason: row.reason ?? "" };
}

/** What happened so far, from the audit trail: staff appear as staff, never by name. */
async function timelineOf(reader: Reader, applicationId: string): Promise<ApplicationView["timeline"]> {
  const rows = await reader
    .select({ at: auditEvents.at, action: auditEvents.action, roles: sql<string>`after->>'by'` })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.subjectType, "application"),
        eq(auditEvents.subjectId, applicationId),
        inArray(auditEvents.action, TIMELINE_ACTIONS),
      ),
    )
    .orderBy(asc(auditEvents.seq))
    .limit(100);
  return rows.map((row) => ({
    at: row.at.toISOString(),
    action: row.action,
    by: row.roles === "staff" || row.roles === "system" ? row.roles : ("applicant" as const),
  }));
}

const TIMELINE_ACTIONS = [
  "application.message",
  ...CONTACTS.map((contact) => `application.contact_${contact}`),
  "application.start",
  "application.submit",
  "application.claim",
  "application.request_correction",
  "application.propose_approval",
  "application.return_to_review",
  "application.confirm_approval",
  "application.reject",
  "application.appeal",
  "application.withdraw",
  "application.lapse",
  "application.erase",
];
