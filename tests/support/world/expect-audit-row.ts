import { and, desc, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { overseerOf } from "./overseer.ts";

interface ExpectedRow {
  action: string;
  subjectId: string;
  /** Who must have acted, where that matters. */
  actorId?: string;
  after?: Record<string, unknown>;
}

/** Expects that the newest audit row of an action on a subject says what is expected; answers it. */
export async function expectAuditRow(db: Database, { action, subjectId, ...rest }: ExpectedRow) {
  const [row] = await overseerOf(db)
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.action, action), eq(auditEvents.subjectId, subjectId)))
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  // With an empty expectation alone, no row at all would match.
  expect(row, `an audit row "${action}" on ${subjectId}`).toMatchObject({ action, subjectId, ...rest });
  return row;
}
