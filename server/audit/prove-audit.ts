import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { auditEvents, auditLog } from "#db/schema/audit.ts";
import { platformKeys } from "#db/schema/platform.ts";
import type { Snapshot } from "#db/snapshot.ts";
import { fromHex, hex, sha256 } from "#server/changes/leaf.ts";
import type { AuditProof } from "#server/domain/audit/entry.ts";
import { inclusionPath, treeLevels } from "#server/domain/audit/merkle.ts";
import { DomainError } from "#server/domain/errors.ts";
import { entryOf } from "./audit-rows.ts";
import { getAuditHead } from "./get-audit-head.ts";

/**
 * All rows of one subject with their ways to the newest signed head: whoever holds the file can check offline that
 * nothing of it was changed, and later that the head is still one of the log's. Reads every leaf: 32 bytes a row.
 */
export async function proveAudit(reader: Snapshot, subjectId: string): Promise<AuditProof> {
  const head = await getAuditHead(reader);
  const rows = await reader
    .select({ row: auditEvents, position: auditLog.position })
    .from(auditLog)
    .innerJoin(auditEvents, eq(auditEvents.seq, auditLog.seq))
    .where(eq(auditEvents.subjectId, subjectId))
    .orderBy(asc(auditLog.position));
  const sealed = rows.filter(({ position }) => head !== null && position < head.size);
  if (head === null || sealed.length === 0) {
    throw new DomainError("not_found", "nothing_sealed", `Nothing in the log is about "${subjectId}".`);
  }
  const [key] = await reader.select().from(platformKeys).where(eq(platformKeys.kid, head.kid));
  if (key === undefined) throw new DomainError("not_found", "key_not_found", "The head's key is not kept.");
  const levels = treeLevels(sha256, await leavesOf(reader, head.size));
  return {
    subjectId,
    head,
    key: { ...key.publicJwk, kid: key.kid },
    rows: sealed.map(({ row, position }) => ({
      position,
      entry: entryOf(row),
      path: inclusionPath(levels, position).map(hex),
    })),
  };
}

async function leavesOf(reader: Reader, size: number): Promise<Uint8Array[]> {
  const rows = await reader
    .select({ leafHash: auditLog.leafHash })
    .from(auditLog)
    .orderBy(asc(auditLog.position))
    .limit(size);
  return rows.map(({ leafHash }) => fromHex(leafHash));
}
