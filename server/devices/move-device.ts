import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import type { DeviceEvent } from "#server/domain/devices/status.ts";
import { DomainError } from "#server/domain/errors.ts";

export type Device = typeof devices.$inferSelect;

/**
 * Moves a device along its state machine within the verb that causes it, which has checked
 * the permission. `merchantId` binds the device (or frees it, when null).
 */
export async function moveDevice(
  tx: Transaction,
  ctx: Context,
  deviceId: string,
  event: DeviceEvent,
  binding: { merchantId?: string | null } = {},
): Promise<Device> {
  const [before] = await tx.select().from(devices).where(eq(devices.id, deviceId));
  if (before === undefined) throw deviceNotFound();
  return takeStep(tx, ctx, {
    noun: "device",
    before,
    event,
    changes: binding,
    facts: ({ merchantId }) => ({ merchantId }),
  });
}

export function deviceNotFound(): DomainError {
  return new DomainError("not_found", "device_not_found", "There is no such device.");
}
