import type { Transaction } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import type { Actor } from "#server/domain/actor.ts";
import { makeId } from "#server/domain/ids.ts";

export interface AuditEntry {
  /** `noun.verb`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** What changed, small and without personal data. */
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
  reason?: string | undefined;
}

interface AuditContext {
  actor: Actor;
  now: Date;
  randomBytes: (length: number) => Uint8Array;
}

/** Writes the audit row of a change in the change's own transaction; the database chains the hashes (I2). */
export async function recordAudit(tx: Transaction, ctx: AuditContext, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEvents).values({
    id: makeId("audit", ctx.randomBytes),
    at: ctx.now,
    actorKind: ctx.actor.kind === "anonymous" ? "system" : ctx.actor.kind,
    actorId: ctx.actor.id,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: entry.reason ?? null,
  });
}
