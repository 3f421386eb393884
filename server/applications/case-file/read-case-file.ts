import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { merchants } from "#db/schema/merchants.ts";
import { documentViewOf } from "#server/applications/document-view.ts";
import type { Application } from "#server/applications/load-application.ts";
import type { Context } from "#server/context.ts";
import { TIMELINE_ACTIONS } from "#server/domain/applications/timeline.ts";
import type { ApplicationView, DocumentView } from "#server/domain/applications/views.ts";
import { type Vouched, vouchedFor } from "#server/domain/applications/vouched.ts";
import { type CaseFacts, readCaseFacts } from "./read-case-facts.ts";

/** All that is known of one application, read once; the applicant's and the desk's views are made of it. */
export interface CaseFile extends CaseFacts {
  documents: DocumentView[];
  /** Answers that break a rule, and whether staff have let them pass. */
  vouched: (Vouched & { overridden: boolean })[];
  timeline: ApplicationView["timeline"];
  merchantId: string | null;
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

export function fileOf(
  ctx: Pick<Context, "vault">,
  facts: CaseFacts,
  rest: Pick<CaseFile, "timeline" | "merchantId">,
): CaseFile {
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

/** An approval makes a merchant; before it there is none to look for. */
export async function loadMerchantId(reader: Reader, { id, status }: Application): Promise<string | null> {
  if (status !== "approved") return null;
  const [merchant] = await reader
    .select({ id: merchants.id })
    .from(merchants)
    .where(eq(merchants.applicationId, id));
  return merchant?.id ?? null;
}

/** What happened so far, from the audit trail: staff appear as staff, never by name. */
export async function loadTimeline(
  reader: Reader,
  applicationId: string,
): Promise<ApplicationView["timeline"]> {
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
