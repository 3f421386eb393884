import type { Transaction } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ChangeTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { registerChange } from "#server/registrations/register-change.ts";
import type { Terminal } from "./bound-terminals.ts";
import { getTerminal } from "./get-terminal.ts";
import { settleIncidents } from "./incidents/raise-incident.ts";
import { loadBoundTerminal } from "./internal.ts";

/** How staff stop a terminal or let it work again: its device moves with it. */
export async function changeTerminal(
  ctx: Context,
  input: ChangeTerminalInput,
  event: "suspend" | "resume",
): Promise<TerminalView> {
  requirePermission(ctx, "terminal:write");
  await change(ctx, async (tx) => {
    const { terminal, device } = await loadBoundTerminal(tx, input.terminalId);
    await moveTerminal(tx, ctx, {
      before: terminal,
      seenVersion: input.version,
      event,
      reason: input.reason,
    });
    await moveDevice(tx, ctx, { deviceId: device.id, event });
  });
  return getTerminal(ctx, { terminalId: input.terminalId });
}

/** Suspending and closing end every token at once; connections are cut by the broker when it hears of it. */
export async function moveTerminal(
  tx: Transaction,
  ctx: Context,
  step: { before: Terminal; seenVersion?: number; event: "suspend" | "resume" | "close"; reason?: string },
): Promise<void> {
  const terminalId = step.before.id;
  await takeStep(tx, ctx, {
    ...step,
    noun: "terminal",
    changes: { tokensValidFrom: ctx.now },
    effects: [
      step.event === "resume"
        ? { topic: "config.issue", payload: { terminalId, reason: "resumed" } }
        : { topic: "terminal.access_ended", payload: { terminalId } },
    ],
  });
  if (step.event !== "close") return;
  await settleIncidents(tx, ctx, { terminalId, because: "terminal_closed" });
  await registerChange(tx, ctx, { terminalId, change: "unbind" });
}
