import type { auditEvents } from "#db/schema/audit.ts";
import { leafOf } from "#server/changes/leaf.ts";
import type { AuditEntry } from "#server/domain/audit/entry.ts";

export type AuditRow = typeof auditEvents.$inferSelect;

/** What of a row its leaf covers; where it stands and when it was written are the log's to say. */
export function entryOf({ seq: _seq, xid: _xid, leafHash: _leaf, at, ...entry }: AuditRow): AuditEntry {
  return { ...entry, at: at.toISOString() };
}

/** The leaf of a row as it is now, lower-case hex. */
export const leafOfRow = (row: AuditRow): string => leafOf(entryOf(row));
