import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { deviceInStock } from "#server/devices/device-in-stock.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { SwapDeviceInput } from "#server/domain/terminals/inputs.ts";
import { replaces } from "#server/domain/terminals/swap.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { freshCode } from "./activation/fresh-code.ts";
import type { BoundTerminal } from "./bound-terminals.ts";
import { getTerminal } from "./get-terminal.ts";
import { settleIncidents } from "./incidents/raise-incident.ts";
import { loadBoundTerminal } from "./internal.ts";

/**
 * Puts a device from stock in the place of a broken one, over the counter. The terminal stays what it is: number,
 * store, prices, configuration and payments go on. The old serial's key, tokens and code end at once, and it is on its
 * way back to us; the new one takes over with its own code.
 */
export async function swapDevice(ctx: Context, input: SwapDeviceInput): Promise<TerminalView> {
  requirePermission(ctx, "terminal:write");
  await change(ctx, async (tx) => {
    const bound = await loadBoundTerminal(tx, input.terminalId);
    const { device: old, merchant } = bound;
    const { device: fresh, model } = await deviceInStock(tx, input.serialNumber);
    requireFit(bound, model);
    await takeStep(tx, ctx, {
      noun: "terminal",
      before: bound.terminal,
      seenVersion: input.version,
      event: "swap",
      changes: {
        deviceId: fresh.id,
        ...freshCode(ctx, bound.terminal.id, fresh.serialNumber),
        ...unproven(ctx.now),
      },
      facts: { deviceId: fresh.id, replacedDeviceId: old.id, fault: input.fault },
      reason: input.reason,
      effects: [{ topic: "terminal.access_ended", payload: { terminalId: bound.terminal.id } }],
    });
    await settleIncidents(tx, ctx, { terminalId: bound.terminal.id, because: "device_replaced" });
    await moveDevice(tx, ctx, { deviceId: old.id, event: "send_back", reason: input.reason ?? input.fault });
    await moveDevice(tx, ctx, { deviceId: fresh.id, event: "reserve", merchantId: merchant.id });
    await moveDevice(tx, ctx, { deviceId: fresh.id, event: "hand_over" });
    const facts = { number: bound.terminal.number };
    await notifyOwner(tx, ctx, { text: "terminal.swapped", facts, merchantId: merchant.id });
  });
  return getTerminal(ctx, { terminalId: input.terminalId });
}

/** What the new device has still to prove and report. */
function unproven(now: Date) {
  return {
    publicKey: null,
    activatedAt: null,
    firmwareVersion: null,
    reportedVersion: 0,
    reportedHash: null,
    reportedStatus: null,
    reportedAt: null,
    drifted: false,
    tokensValidFrom: now,
  };
}

/** Refuses a model that does less for the merchant than the old one did. */
function requireFit({ model: before, merchant }: BoundTerminal, model: BoundTerminal["model"]): void {
  if (replaces(model, before, merchant.product)) return;
  throw new DomainError(
    "conflict",
    "model_does_not_fit",
    "This model cannot do what the broken one did. Take another one.",
    { modelCode: model.code },
  );
}
