import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { deviceInStock } from "#server/devices/device-in-stock.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { SwapDeviceInput } from "#server/domain/terminals/inputs.ts";
import { requireReplaces } from "#server/domain/terminals/swap.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { getTerminal } from "./get-terminal.ts";
import { loadBoundTerminal } from "./internal.ts";
import { replaceDevice } from "./replace-device.ts";

/** Puts a device from stock in the place of a broken one, over the counter; it takes over with its own code. */
export async function swapDevice(ctx: Context, input: SwapDeviceInput): Promise<TerminalView> {
  requirePermission(ctx, "terminal:write");
  const { terminalId, version, fault, reason } = input;
  await change(ctx, async (tx) => {
    const { model: before, merchant } = await loadBoundTerminal(tx, terminalId);
    const { device: fresh, model } = await deviceInStock(tx, input.serialNumber);
    requireReplaces(model, before, merchant.product);
    await replaceDevice(tx, ctx, { terminalId, fresh, seenVersion: version, fault, reason });
    await moveDevice(tx, ctx, { deviceId: fresh.id, event: "reserve", merchantId: merchant.id });
    await moveDevice(tx, ctx, { deviceId: fresh.id, event: "hand_over" });
  });
  return getTerminal(ctx, { terminalId });
}
