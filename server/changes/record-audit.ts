import type { Transaction } from "#db/client.ts";
import type { Actor } from "#server/domain/actor.ts";
import type { AuditSubject, Recorded } from "#server/domain/audit/actions.ts";
import { makeId } from "#server/domain/ids.ts";
import { leafOf } from "./leaf.ts";
import type { StepAction } from "./machines.ts";
import { type AuditRow, writeAudits, writeDown } from "./write-down.ts";

export interface AuditRecord {
  /** `noun.verb`. */
  action: Recorded | StepAction;
  subjectType: AuditSubject;
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

/**
 * Writes the audit row of a change in the change's own transaction, with the hash of its leaf. It waits for nobody:
 * its place in the signed log is given once the transaction is over (`server/audit/seal-audit.ts`, I2).
 */
export async function recordAudit(tx: Transaction, ctx: AuditContext, record: AuditRecord): Promise<void> {
  await writeDown(tx, auditRowOf(ctx, record), []);
}

/** The same for many changes that one transaction makes at once, each by an actor of its own. */
export async function recordAudits(
  tx: Transaction,
  entries: readonly { ctx: AuditContext; record: AuditRecord }[],
): Promise<void> {
  await writeAudits(
    tx,
    entries.map(({ ctx, record }) => auditRowOf(ctx, record)),
  );
}

/** The row of a record, with its leaf; for a statement that writes more than this row. */
export function auditRowOf(ctx: AuditContext, record: AuditRecord): AuditRow {
  const row = {
    id: makeId("audit", ctx.randomBytes),
    actorKind: ctx.actor.kind === "anonymous" ? ("system" as const) : ctx.actor.kind,
    actorId: ctx.actor.id,
    action: record.action,
    subjectType: record.subjectType,
    subjectId: record.subjectId,
    before: asStored(record.before),
    after: asStored(record.after),
    reason: record.reason ?? null,
  };
  const leafHash = leafOf({ ...row, at: ctx.now.toISOString(), chainHash: null });
  return { ...row, at: ctx.now, leafHash };
}

/** As the database will give it back: without what JSON does not have. */
function asStored(value: Record<string, unknown> | undefined): Record<string, unknown> | null {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
