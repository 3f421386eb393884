import { compareAndSet } from "#db/compare-and-set.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { ROTATE_KEY_MS } from "#server/domain/device-protocol/keys.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { ChangeTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { getTerminal } from "../get-terminal.ts";
import { loadBoundTerminal } from "../internal.ts";

/**
 * Staff want a new key: the terminal hears of it with its next heartbeat and has a week. One that lets it pass is overdue
 * on its page and goes on working; staff order again, suspend it or swap the device.
 */
export async function orderKeyRotation(ctx: Context, input: ChangeTerminalInput): Promise<TerminalView> {
  requirePermission(ctx, "terminal:write");
  await change(ctx, async (tx) => {
    const { terminal } = await loadBoundTerminal(tx, input.terminalId);
    if (terminal.status !== "active") {
      throw new DomainError("illegal_state", "terminal_not_active", "Only an active terminal can do this.");
    }
    if (terminal.keyDueAt !== null && terminal.keyDueAt > ctx.now) {
      throw new DomainError("illegal_state", "key_rotation_open", "A new key is ordered already.", {
        dueAt: terminal.keyDueAt.toISOString(),
      });
    }
    const keyDueAt = new Date(ctx.now.getTime() + ROTATE_KEY_MS);
    await compareAndSet(tx, terminals, {
      before: { id: terminal.id, version: input.version },
      changes: { keyOrderedAt: ctx.now, keyDueAt },
    });
    await recordAudit(tx, ctx, {
      action: "terminal.order_key",
      subjectType: "terminal",
      subjectId: terminal.id,
      after: { dueAt: keyDueAt.toISOString() },
      reason: input.reason,
    });
  });
  return getTerminal(ctx, { terminalId: input.terminalId });
}
