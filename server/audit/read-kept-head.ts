import type { Context } from "#server/context.ts";
import { type AuditHead, auditHead } from "#server/domain/audit/entry.ts";
import { KEPT_HEAD } from "./keep-head.ts";

/** The newest head that was kept outside the database; null before the first. */
export async function readKeptHead(ctx: Pick<Context, "storage">): Promise<AuditHead | null> {
  const kept = await ctx.storage.get(KEPT_HEAD);
  return kept === null ? null : auditHead.parse(JSON.parse(kept.toString()));
}
