import { desc } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { auditHeads } from "#db/schema/audit.ts";
import type { AuditHead } from "#server/domain/audit/entry.ts";

/** The newest signed state of the log, for anybody: it tells nothing of what is in it. Null while it is empty. */
export async function getAuditHead(reader: Reader): Promise<AuditHead | null> {
  const [row] = await reader.select().from(auditHeads).orderBy(desc(auditHeads.size)).limit(1);
  return row === undefined ? null : headOf(row);
}

export function headOf({ size, root, at, kid, signature }: typeof auditHeads.$inferSelect): AuditHead {
  return { size, root, at: at.toISOString(), kid, signature };
}
