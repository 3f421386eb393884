import { eq, notExists } from "drizzle-orm";
import { auditEvents, auditLog } from "#db/schema/audit.ts";
import { sealAudit } from "#server/audit/seal-audit.ts";
import type { Context } from "#server/context.ts";

const PATIENCE_MS = 20_000;

/**
 * Seals until nothing is left; returns how many rows were. A transaction of another test, in another database of the
 * same server, holds a seal up for as long as it runs.
 */
export async function sealAll(ctx: Context): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let sealed = 0; ; ) {
    sealed += await sealAudit(ctx);
    const inLog = ctx.db.select().from(auditLog).where(eq(auditLog.seq, auditEvents.seq));
    if ((await ctx.db.$count(auditEvents, notExists(inLog))) === 0) return sealed;
    if (Date.now() > deadline) throw new Error("Rows are left that nobody can seal");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
