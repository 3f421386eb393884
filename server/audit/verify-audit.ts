import { verify as verifySignature } from "node:crypto";
import { and, asc, eq, gt, gte, lt, notExists, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { auditEvents, auditHeads, auditLog } from "#db/schema/audit.ts";
import type { Snapshot } from "#db/snapshot.ts";
import { fromHex, hex, sha256 } from "#server/changes/leaf.ts";
import type { AuditHead } from "#server/domain/audit/entry.ts";
import { headContentOf } from "#server/domain/audit/entry.ts";
import { appendLeaf, EMPTY_FRONTIER, type Frontier, rootOf } from "#server/domain/audit/merkle.ts";
import { loadPublicKeys, type PublicKeys } from "#server/keys/public-keys.ts";
import { type AuditRow, leafOfRow } from "./audit-rows.ts";
import { headOf } from "./get-audit-head.ts";

const PAGE = 5_000;
/** So long after it was written a row may still wait for the next seal. */
const SEALED_WITHIN_MS = 10_000;

/** What does not hold, and where; the first fault found. */
export interface AuditFault {
  at: string;
  fault: string;
}

export interface AuditReport {
  rows: number;
  heads: number;
  newest: AuditHead | null;
  fault: AuditFault | null;
}

interface VerifyOptions {
  now: Date;
  /** Heads that somebody kept, by who kept them; each must be one of this log's. */
  kept?: readonly { by: string; head: AuditHead }[];
  onProgress?: (rows: number) => void;
}

/**
 * Goes through the whole log once, page by page, in memory that does not grow with it: every row against its leaf,
 * every place against its neighbours, every head against the leaves up to it and against its signature, the heads
 * that others kept, and rows that should have been sealed. Stops at the first fault and names it.
 */
export async function verifyAudit(
  reader: Snapshot,
  { now, kept = [], onProgress = () => {} }: VerifyOptions,
): Promise<AuditReport> {
  const keys = await loadPublicKeys(reader);
  let frontier: Frontier = EMPTY_FRONTIER;
  let newest: AuditHead | null = null;
  let heads = 0;
  const report = (fault: AuditFault | null) => ({ rows: frontier.size, heads, newest, fault });
  for await (const page of pagesOf(reader)) {
    const headBySize = await headsWithin(reader, frontier.size, page.length);
    for (const { entry, row } of page) {
      const fault = faultOfEntry(frontier.size, entry, row);
      if (fault !== null) return report(fault);
      frontier = appendLeaf(sha256, frontier, fromHex(entry.leafHash));
      const head = headBySize.get(frontier.size);
      if (head === undefined) continue;
      const headFault = faultOfHead(head, frontier, keys);
      if (headFault !== null) return report(headFault);
      newest = head;
      heads += 1;
    }
    onProgress(frontier.size);
  }
  return report(
    (await faultOfEnd(reader, { size: frontier.size, newest, now })) ??
      faultOfKept(kept, await sizesOf(reader, kept)),
  );
}

interface Entry {
  entry: typeof auditLog.$inferSelect;
  row: AuditRow | null;
}

async function* pagesOf(reader: Reader): AsyncGenerator<Entry[]> {
  for (let from = 0; ; ) {
    const page = await reader
      .select({ entry: auditLog, row: auditEvents })
      .from(auditLog)
      .leftJoin(auditEvents, eq(auditEvents.seq, auditLog.seq))
      .where(gte(auditLog.position, from))
      .orderBy(asc(auditLog.position))
      .limit(PAGE);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    from = last.entry.position + 1;
  }
}

async function headsWithin(reader: Reader, from: number, count: number): Promise<Map<number, AuditHead>> {
  const rows = await reader
    .select()
    .from(auditHeads)
    .where(and(gt(auditHeads.size, from), lt(auditHeads.size, from + count + 1)));
  return new Map(rows.map((row) => [row.size, headOf(row)]));
}

function faultOfEntry(expected: number, entry: Entry["entry"], row: AuditRow | null): AuditFault | null {
  const at = `position ${entry.position}`;
  if (entry.position !== expected) {
    return { at: `position ${expected}`, fault: `is missing; the next one in the log is ${entry.position}` };
  }
  if (row === null) return { at, fault: `its row (seq ${entry.seq}) is not in audit_events any more` };
  const named = `${at}, row ${row.id} (${row.action} on ${row.subjectId})`;
  if (leafOfRow(row) !== entry.leafHash) {
    return { at: named, fault: "what the row says is not what was sealed" };
  }
  if (row.leafHash !== null && row.leafHash !== entry.leafHash) {
    return { at: named, fault: "the leaf beside the row is not the one that was sealed" };
  }
  return null;
}

function faultOfHead(head: AuditHead, frontier: Frontier, keys: PublicKeys): AuditFault | null {
  const at = `head of size ${head.size}`;
  if (hex(rootOf(sha256, frontier)) !== head.root) {
    return { at, fault: "its root is not that of the rows before it: one of them was exchanged or moved" };
  }
  const key = keys.get(head.kid);
  if (key === undefined)
    return { at, fault: `it is signed by a key that is none of the platform's (${head.kid})` };
  const signed = sha256(headContentOf(head));
  if (!verifySignature(null, signed, key, Buffer.from(head.signature, "base64url"))) {
    return { at, fault: "its signature does not hold" };
  }
  return null;
}

async function faultOfEnd(
  reader: Reader,
  { size, newest, now }: { size: number; newest: AuditHead | null; now: Date },
): Promise<AuditFault | null> {
  const [beyond] = await reader.select().from(auditHeads).where(gt(auditHeads.size, size)).limit(1);
  if (beyond !== undefined) {
    return {
      at: `head of size ${beyond.size}`,
      fault: `the log holds ${size} rows only: the newest ${beyond.size - size} are gone`,
    };
  }
  if (size !== (newest?.size ?? 0)) {
    return { at: `position ${size - 1}`, fault: "no head covers the newest rows of the log" };
  }
  const sealed = reader.select().from(auditLog).where(eq(auditLog.seq, auditEvents.seq));
  const [late] = await reader
    .select({ id: auditEvents.id, at: auditEvents.at })
    .from(auditEvents)
    .where(and(lt(auditEvents.at, new Date(now.getTime() - SEALED_WITHIN_MS)), notExists(sealed)))
    .orderBy(asc(auditEvents.seq))
    .limit(1);
  if (late === undefined) return null;
  return { at: `row ${late.id}`, fault: `written ${late.at.toISOString()} and not in the log` };
}

/** The roots of this log at the sizes that others kept. */
async function sizesOf(
  reader: Reader,
  kept: NonNullable<VerifyOptions["kept"]>,
): Promise<ReadonlyMap<number, string>> {
  if (kept.length === 0) return new Map();
  const sizes = sql.join(
    kept.map(({ head }) => sql`${head.size}`),
    sql`, `,
  );
  const rows = await reader
    .select({ size: auditHeads.size, root: auditHeads.root })
    .from(auditHeads)
    .where(sql`${auditHeads.size} in (${sizes})`);
  return new Map(rows.map(({ size, root }) => [size, root]));
}

function faultOfKept(
  kept: NonNullable<VerifyOptions["kept"]>,
  roots: ReadonlyMap<number, string>,
): AuditFault | null {
  for (const { by, head } of kept) {
    const root = roots.get(head.size);
    const at = `head of size ${head.size} kept by ${by}`;
    if (root === undefined)
      return { at, fault: "this log has no such head: it was shortened, or is another one" };
    if (root !== head.root) return { at, fault: "this log has another root at that size" };
  }
  return null;
}
