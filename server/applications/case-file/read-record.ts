import { and, asc, eq, like, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { hoursInForce } from "#server/applications/case-file/hours-in-force.ts";
import type { DeskRecord } from "#server/domain/applications/promised-by.ts";
import type { ApplicationStatus } from "#server/domain/applications/status.ts";

/**
 * Every step that an application has taken, from the audit trail, and the desk's hours as they are in force: what its deadline is
 * derived from.
 */
export async function readRecord(reader: Reader, applicationId: string): Promise<DeskRecord> {
  const steps = await reader
    .select({ at: auditEvents.at, status: sql<ApplicationStatus>`${auditEvents.after} ->> 'status'` })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.subjectType, "application"),
        eq(auditEvents.subjectId, applicationId),
        like(auditEvents.action, "application.%"),
        sql`${auditEvents.after} ? 'status'`,
      ),
    )
    .orderBy(asc(auditEvents.seq));
  return { steps, hours: (await hoursInForce(reader)).body };
}
