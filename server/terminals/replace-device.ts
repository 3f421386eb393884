import type { Transaction } from "#db/client.ts";
import type { devices } from "#db/schema/devices.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { registerChange } from "#server/registrations/register-change.ts";
import { freshCode } from "./activation/fresh-code.ts";
import { settleIncidents } from "./incidents/raise-incident.ts";
import { loadBoundTerminal } from "./internal.ts";
import { NOTHING_OPEN } from "./keys/confirm-key.ts";

interface Replacement {
  terminalId: string;
  fresh: Pick<typeof devices.$inferSelect, "id" | "serialNumber">;
  /** The version of the terminal that the sender saw, where a person decides. */
  seenVersion?: number | undefined;
  fault: string;
  reason?: string | undefined;
}

/**
 * Another device takes over a terminal, which stays what it is: number, store, prices, configuration and payments go
 * on. The old serial's key, tokens and code end at once, and it is on its way back to us. Whoever calls has the new
 * one in its merchant's hands by the end of the change.
 */
export async function replaceDevice(
  tx: Transaction,
  ctx: Context,
  { terminalId, fresh, fault, ...step }: Replacement,
): Promise<void> {
  const { terminal, device: old, merchant } = await loadBoundTerminal(tx, terminalId);
  // The old serial is told of while it is still this terminal's; the new one is once it is activated.
  await registerChange(tx, ctx, { terminalId, change: "unbind" });
  await takeStep(tx, ctx, {
    noun: "terminal",
    before: terminal,
    event: "swap",
    ...step,
    changes: {
      deviceId: fresh.id,
      ...freshCode(ctx, terminal.id, fresh.serialNumber),
      ...unproven(ctx.now),
    },
    facts: { deviceId: fresh.id, replacedDeviceId: old.id, fault },
    effects: [{ topic: "terminal.access_ended", payload: { terminalId } }],
  });
  await settleIncidents(tx, ctx, { terminalId, because: "device_replaced" });
  await moveDevice(tx, ctx, { deviceId: old.id, event: "send_back", reason: step.reason ?? fault });
  const facts = { number: terminal.number };
  await notifyOwner(tx, ctx, { text: "terminal.swapped", facts, merchantId: merchant.id });
}

/** What the new device has still to prove and report. */
function unproven(now: Date) {
  return {
    publicKey: null,
    keySince: null,
    ...NOTHING_OPEN,
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
