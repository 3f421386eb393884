import type { Transaction } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { DeviceEvent } from "#server/domain/devices/status.ts";
import type { ChangeTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalEvent } from "#server/domain/terminals/status.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { getTerminal } from "./get-terminal.ts";
import { loadBoundTerminal, type Terminal } from "./internal.ts";

/** What happens to the device when its terminal changes; a closed terminal's device goes back. */
const DEVICE_EVENT = { suspend: "suspend", resume: "resume", close: "send_back" } as const satisfies Partial<
  Record<TerminalEvent, DeviceEvent>
>;

/** How staff change a terminal: its device moves with it; one that has not left the stock is released. */
export async function changeTerminal(
  ctx: Context,
  input: ChangeTerminalInput,
  event: keyof typeof DEVICE_EVENT,
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
    const reserved = device.status === "reserved";
    const deviceEvent = reserved ? "release" : DEVICE_EVENT[event];
    await moveDevice(tx, ctx, device.id, deviceEvent, reserved ? { merchantId: null } : {});
  });
  return getTerminal(ctx, { terminalId: input.terminalId });
}

/** Suspending and closing end every token at once; connections are cut by the broker when it hears of it. */
export async function moveTerminal(
  tx: Transaction,
  ctx: Context,
  step: { before: Terminal; seenVersion?: number; event: keyof typeof DEVICE_EVENT; reason?: string },
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
}
