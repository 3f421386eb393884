import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { terminals } from "#db/schema/terminals.ts";
import { inTransaction } from "#db/transaction.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { DeviceEvent } from "#server/domain/devices/status.ts";
import { nextStatus } from "#server/domain/state-machine.ts";
import type { ChangeTerminalInput } from "#server/domain/terminals/inputs.ts";
import { TERMINAL_TRANSITIONS, type TerminalEvent } from "#server/domain/terminals/status.ts";
import { getTerminal } from "./get-terminal.ts";
import { loadBoundTerminal, type Terminal } from "./internal.ts";

/** What happens to the device when its terminal changes; a closed terminal's device goes back. */
const DEVICE_EVENT = { suspend: "suspend", resume: "resume", close: "send_back" } as const satisfies Partial<
  Record<TerminalEvent, DeviceEvent>
>;

export const suspendTerminal = (ctx: Context, input: ChangeTerminalInput) => change(ctx, input, "suspend");
export const resumeTerminal = (ctx: Context, input: ChangeTerminalInput) => change(ctx, input, "resume");
export const closeTerminal = (ctx: Context, input: ChangeTerminalInput) => change(ctx, input, "close");

/** Suspending and closing end every token at once; connections are cut by the broker when it hears of it. */
async function change(ctx: Context, input: ChangeTerminalInput, event: keyof typeof DEVICE_EVENT) {
  requirePermission(ctx, "terminal:write");
  await inTransaction(ctx.db, async (tx) => {
    const { terminal, device } = await loadBoundTerminal(tx, input.terminalId);
    await move(tx, ctx, { ...terminal, version: input.version }, event, input.reason);
    const reserved = device.status === "reserved";
    const deviceEvent = reserved ? "release" : DEVICE_EVENT[event];
    await moveDevice(tx, ctx, device.id, deviceEvent, reserved ? { merchantId: null } : {});
  });
  return getTerminal(ctx, { terminalId: input.terminalId });
}

/** Closes the open terminal of a device that goes back to stock. */
export async function closeTerminalOfDevice(tx: Transaction, ctx: Context, deviceId: string): Promise<void> {
  requirePermission(ctx, "device:write");
  const [terminal] = await tx
    .select()
    .from(terminals)
    .where(and(eq(terminals.deviceId, deviceId), ne(terminals.status, "closed")));
  if (terminal !== undefined) await move(tx, ctx, terminal, "close");
}

async function move(
  tx: Transaction,
  ctx: Context,
  before: Terminal,
  event: TerminalEvent,
  reason?: string,
): Promise<void> {
  const status = nextStatus(TERMINAL_TRANSITIONS, before.status, event);
  await compareAndSet(tx, terminals, before, { status, tokensValidFrom: ctx.now });
  await recordAudit(tx, ctx, {
    action: `terminal.${event}`,
    subjectType: "terminal",
    subjectId: before.id,
    before: { status: before.status },
    after: { status },
    reason,
  });
  if (status === "active")
    await enqueue(tx, ctx, "config.issue", { terminalId: before.id, reason: "resumed" });
  else await enqueue(tx, ctx, "terminal.access_ended", { terminalId: before.id });
}
