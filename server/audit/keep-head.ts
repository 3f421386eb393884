import type { Context } from "#server/context.ts";
import { type AuditHead, auditHead } from "#server/domain/audit/entry.ts";

/** Where the newest head lies outside the database, so that a log shortened together with its heads is noticed. */
export const KEPT_HEAD = "audit_head_newest";

/** Keeps a head beside the documents; one that cannot be kept now is followed by the next. */
export async function keepHead(ctx: Pick<Context, "storage">, head: AuditHead): Promise<void> {
  await ctx.storage.put(KEPT_HEAD, Buffer.from(JSON.stringify(auditHead.strip().parse(head))));
}
