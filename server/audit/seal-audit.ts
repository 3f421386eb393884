import { and, asc, desc, eq, notExists, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, tryLock } from "#db/lock.ts";
import { auditEvents, auditHeads, auditLog } from "#db/schema/audit.ts";
import { change } from "#server/changes/change.ts";
import { fromHex, hex, sha256 } from "#server/changes/leaf.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { type AuditHead, headContentOf } from "#server/domain/audit/entry.ts";
import { appendLeaf, EMPTY_FRONTIER, type Frontier, rootOf } from "#server/domain/audit/merkle.ts";
import { signHash, signingKeyId } from "#server/keys/platform-key.ts";
import { type AuditRow, leafOfRow } from "./audit-rows.ts";
import { keepHead } from "./keep-head.ts";

type SealContext = Pick<Context, "db" | "notices" | "vault" | "storage" | "actor" | "now">;

/** Rows sealed under one head at most, so that a seal after a long pause takes bounded memory and time. */
const BATCH = 2_000;

/**
 * Appends every row of a finished transaction to the log and signs the log's new state; returns how many. One sealer
 * works at a time: another one finds the lock taken and does nothing. A sealer that dies leaves nothing behind, and
 * the next one goes on where the last head ends.
 */
export async function sealAudit(ctx: SealContext): Promise<number> {
  requirePermission(ctx, "audit:seal");
  // The key may have to be made, in a transaction of its own.
  await signingKeyId(ctx);
  let sealed = 0;
  for (;;) {
    const head = await change(ctx, (tx) => sealBatch(tx, ctx));
    if (head === null) return sealed;
    await keepHead(ctx, head);
    sealed += head.added;
    if (head.added < BATCH) return sealed;
  }
}

async function sealBatch(tx: Transaction, ctx: SealContext): Promise<(AuditHead & { added: number }) | null> {
  if (!(await tryLock(tx, LOCKS.auditLog()))) return null;
  const [last] = await tx.select().from(auditHeads).orderBy(desc(auditHeads.size)).limit(1);
  const rows = await finishedRows(tx, last?.size ?? 0);
  if (rows.length === 0) return null;
  let frontier: Frontier = EMPTY_FRONTIER;
  if (last !== undefined) frontier = { size: last.size, hashes: last.frontier.map(fromHex) };
  const entries = rows.map((row) => {
    // A row older than the log has no leaf yet.
    const leafHash = row.leafHash ?? leafOfRow(row);
    const position = frontier.size;
    frontier = appendLeaf(sha256, frontier, fromHex(leafHash));
    return { position, seq: row.seq, leafHash };
  });
  await tx.insert(auditLog).values(entries);
  const state = { size: frontier.size, root: hex(rootOf(sha256, frontier)), at: ctx.now.toISOString() };
  const signature = await signHash(ctx, hex(sha256(headContentOf(state))));
  const head = { ...state, kid: await signingKeyId(ctx), signature };
  await tx.insert(auditHeads).values({ ...head, at: ctx.now, frontier: frontier.hashes.map(hex) });
  return { ...head, added: rows.length };
}

/**
 * Rows after the last sealed one, in the order of their transactions, whose transaction is below every running one:
 * none of them can still be undone, and none that sorts before them can still appear.
 */
async function finishedRows(tx: Transaction, size: number): Promise<AuditRow[]> {
  const [last] = await tx
    .select({ xid: auditEvents.xid, seq: auditEvents.seq })
    .from(auditLog)
    .innerJoin(auditEvents, eq(auditEvents.seq, auditLog.seq))
    .where(eq(auditLog.position, size - 1));
  const { rows: snapshots } = await tx.execute<{ xmin: string; restored: boolean }>(
    sql`select pg_snapshot_xmin(s)::text as xmin, ${last?.xid ?? "0"}::xid8 >= pg_snapshot_xmax(s) as restored
        from pg_current_snapshot() s`,
  );
  const [snapshot] = snapshots;
  const finished = sql`${auditEvents.xid} < ${snapshot?.xmin ?? "0"}::xid8`;
  return tx
    .select()
    .from(auditEvents)
    .where(snapshot?.restored === true ? unsealed(tx, finished) : and(finished, after(last)))
    .orderBy(asc(auditEvents.xid), asc(auditEvents.seq))
    .limit(BATCH);
}

function after(last: { xid: string; seq: number } | undefined): SQL | undefined {
  if (last === undefined) return undefined;
  return sql`(${auditEvents.xid}, ${auditEvents.seq}) > (${last.xid}::xid8, ${last.seq})`;
}

/** In a cluster that the rows were restored into, their transactions' numbers mean nothing: every row is looked up. */
function unsealed(tx: Transaction, finished: SQL): SQL | undefined {
  const sealed = tx.select().from(auditLog).where(eq(auditLog.seq, auditEvents.seq));
  const restored = sql`${auditEvents.xid} >= pg_snapshot_xmax(pg_current_snapshot())`;
  return and(sql`(${finished} or ${restored})`, notExists(sealed));
}
