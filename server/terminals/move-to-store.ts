import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { stores } from "#db/schema/merchants.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { MoveTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { registerChange } from "#server/registrations/register-change.ts";
import type { Terminal } from "./bound-terminals.ts";
import { getTerminal } from "./get-terminal.ts";
import { settleIncident } from "./incidents/raise-incident.ts";
import { loadBoundTerminal } from "./internal.ts";

/** Registers a terminal in another store of its merchant; its configuration, which names the store, is offered anew. */
export async function moveToStore(ctx: Context, input: MoveTerminalInput): Promise<TerminalView> {
  requirePermission(ctx, "terminal:write");
  const { terminalId, version, storeId, reason } = input;
  await change(ctx, async (tx) => {
    const { terminal } = await loadBoundTerminal(tx, terminalId);
    await moveToStoreIn(tx, ctx, { before: terminal, seenVersion: version, storeId, reason });
    await settleIncident(tx, ctx, { terminalId, kind: "far_from_store", because: "moved" });
  });
  return getTerminal(ctx, { terminalId });
}

/** The same within a caller's transaction, which says itself what becomes of an incident. */
export async function moveToStoreIn(
  tx: Transaction,
  ctx: Context,
  move: { before: Terminal; seenVersion?: number; storeId: string; reason: string },
): Promise<typeof stores.$inferSelect> {
  const { before, storeId, ...step } = move;
  const [store] = await tx
    .select()
    .from(stores)
    .where(and(eq(stores.id, storeId), eq(stores.merchantId, before.merchantId)));
  if (store === undefined) throw new DomainError("not_found", "store_not_found", "There is no such store.");
  if (store.id === before.storeId)
    throw new DomainError("conflict", "already_in_store", "The terminal is registered in this store.");
  await takeStep(tx, ctx, {
    noun: "terminal",
    event: "move",
    before,
    ...step,
    changes: { storeId },
    facts: { storeId, fromStoreId: before.storeId },
    effects: [{ topic: "config.issue", payload: { terminalId: before.id, reason: "moved" } }],
  });
  await registerChange(tx, ctx, { terminalId: before.id, change: "move" });
  return store;
}
