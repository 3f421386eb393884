import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { stores } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { registerChange } from "#server/registrations/register-change.ts";

interface Correction {
  before: typeof stores.$inferSelect;
  position: { lat: number; lng: number };
  reason: string;
}

/** Registers where a store really is; the former place stays in the audit trail. */
export async function correctStorePosition(
  tx: Transaction,
  ctx: Context,
  { before, position, reason }: Correction,
): Promise<void> {
  requirePermission(ctx, "store:write");
  await compareAndSet(tx, stores, { before, changes: position });
  await recordAudit(tx, ctx, {
    action: "store.correct_position",
    subjectType: "store",
    subjectId: before.id,
    before: { lat: before.lat, lng: before.lng },
    after: position,
    reason,
  });
  const placed = await tx
    .select({ terminalId: terminals.id })
    .from(terminals)
    .where(and(eq(terminals.storeId, before.id), ne(terminals.status, "closed")));
  for (const { terminalId } of placed) await registerChange(tx, ctx, { terminalId, change: "correct" });
}
