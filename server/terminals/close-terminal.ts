import { eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { openParcelOf, type Parcel } from "#server/devices/open-parcel-of.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { SETTLED } from "#server/domain/shipments/attention.ts";
import { type OnClosing, onClosing } from "#server/domain/shipments/status.ts";
import type { CloseTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { moveTerminal } from "./change-terminal.ts";
import { getTerminal } from "./get-terminal.ts";
import { loadBoundTerminal } from "./internal.ts";

/**
 * Ends a terminal for good; its device goes back. A parcel under way is called off or turned back with it, which the
 * sender must have said: `parcel_under_way` names what would become of it.
 */
export async function closeTerminal(ctx: Context, input: CloseTerminalInput): Promise<TerminalView> {
  requirePermission(ctx, "terminal:write");
  const { terminalId, version, reason } = input;
  await change(ctx, async (tx) => {
    const { terminal, device } = await loadBoundTerminal(tx, terminalId);
    // Locked first, as every step of device and parcel does: none of them can come in between.
    await tx.select({ id: devices.id }).from(devices).where(eq(devices.id, device.id)).for("update");
    const parcel = await openParcelOf(tx, device.id);
    requireSaid(parcel, input.parcel);
    await moveTerminal(tx, ctx, { before: terminal, seenVersion: version, event: "close", reason });
    if (parcel !== undefined && input.parcel !== undefined)
      await takeStep(tx, ctx, {
        noun: "shipment",
        before: parcel,
        event: input.parcel,
        reason,
        // Whatever somebody had to look at is settled by it.
        changes: SETTLED,
      });
    const stays = device.status === "reserved";
    await moveDevice(tx, ctx, {
      deviceId: device.id,
      event: stays ? "release" : "send_back",
      ...(stays && { merchantId: null }),
      withParcel: true,
      reason,
    });
  });
  return getTerminal(ctx, { terminalId });
}

function requireSaid(parcel: Parcel | undefined, said: OnClosing | undefined): void {
  const needed = parcel === undefined ? undefined : (onClosing(parcel.status) ?? undefined);
  if (said === needed) return;
  throw new DomainError(
    "conflict",
    parcel === undefined ? "parcel_arrived" : "parcel_under_way",
    parcel === undefined
      ? "The device is in no parcel any more. Look again, then close the terminal."
      : "The device is in a parcel. Say what is to become of it.",
    { shipmentId: parcel?.id, status: parcel?.status, parcel: needed },
  );
}
