import { and, asc, desc, eq, gte, inArray, lt, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { auditEvents, auditHeads, auditLog } from "#db/schema/audit.ts";
import { fromHex, hex, sha256 } from "#server/changes/leaf.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { AuditSubject } from "#server/domain/audit/actions.ts";
import type { AuditHead } from "#server/domain/audit/entry.ts";
import { EMPTY_FRONTIER, pathsOfGrown } from "#server/domain/audit/merkle.ts";
import { ENTRIES_A_FILE, type PackEntry, type PackFile } from "#server/domain/audit/proof-pack.ts";
import { entryOf } from "../audit-rows.ts";
import { headOf } from "../get-audit-head.ts";
import { asEntry } from "./as-entry.ts";
import { numberedFiles } from "./in-pages.ts";

export type Subjects = Readonly<Partial<Record<AuditSubject, readonly string[]>>>;

/**
 * Every sealed row about the subjects, each with its way to the head that first covered it: what lay in the log before
 * is known by that log's right edge alone, so that nothing is read but the rows sealed together with it.
 */
export async function* auditFiles(ctx: Context, subjects: Subjects): AsyncGenerator<PackFile> {
  const heads: PackEntry[] = [];
  yield* numberedFiles("audit", rowsWithPaths(ctx, subjects, heads));
  if (heads.length > 0) yield { name: "audit-heads.jsonl", entries: heads };
}

async function* rowsWithPaths(ctx: Context, subjects: Subjects, heads: PackEntry[]) {
  const positions = await read(ctx, (db) => positionsOf(db, subjects));
  let seal: Seal | undefined;
  for (let at = 0; at < positions.length; at += ENTRIES_A_FILE) {
    const rows = await read(ctx, (db) => rowsAt(db, positions.slice(at, at + ENTRIES_A_FILE)));
    for (const { row, position } of rows) {
      if (seal === undefined || position >= seal.head.size) {
        seal = await read(ctx, (db) => sealOf(db, position));
        if (seal === undefined) return;
        heads.push(asEntry(`head.${seal.head.size}`, { ...seal.head }));
      }
      const path = seal.pathOf(position).map(hex);
      yield asEntry(row.id, { position, head: seal.head.size, path, entry: entryOf(row) });
    }
  }
}

interface Seal {
  head: AuditHead;
  pathOf: (position: number) => Uint8Array[];
}

/** The first head that covers a position, and the ways of the rows that it was signed for; undefined while there is none. */
async function sealOf(reader: Reader, position: number): Promise<Seal | undefined> {
  const { size } = auditHeads;
  const [head] = await reader
    .select()
    .from(auditHeads)
    .where(gte(size, position + 1))
    .orderBy(asc(size))
    .limit(1);
  if (head === undefined) return undefined;
  const [last] = await reader
    .select()
    .from(auditHeads)
    .where(lt(size, head.size))
    .orderBy(desc(size))
    .limit(1);
  const before =
    last === undefined ? EMPTY_FRONTIER : { size: last.size, hashes: last.frontier.map(fromHex) };
  const appended = await reader
    .select({ leafHash: auditLog.leafHash })
    .from(auditLog)
    .where(and(gte(auditLog.position, before.size), lt(auditLog.position, head.size)))
    .orderBy(asc(auditLog.position));
  const leaves = appended.map(({ leafHash }) => fromHex(leafHash));
  return { head: headOf(head), pathOf: pathsOfGrown(sha256, { before, leaves }) };
}

/** Places of the rows in the log, in its order: numbers alone, so that however many there are can be held. */
async function positionsOf(reader: Reader, subjects: Subjects): Promise<number[]> {
  const wanted = Object.entries(subjects).map(([type, ids]) =>
    and(eq(auditEvents.subjectType, type), inArray(auditEvents.subjectId, [...ids])),
  );
  const rows = await reader
    .select({ position: auditLog.position })
    .from(auditEvents)
    .innerJoin(auditLog, eq(auditLog.seq, auditEvents.seq))
    .where(or(...wanted));
  return rows.map(({ position }) => position).sort((a, b) => a - b);
}

function rowsAt(reader: Reader, positions: readonly number[]) {
  return reader
    .select({ row: auditEvents, position: auditLog.position })
    .from(auditLog)
    .innerJoin(auditEvents, eq(auditEvents.seq, auditLog.seq))
    .where(inArray(auditLog.position, [...positions]))
    .orderBy(asc(auditLog.position));
}
