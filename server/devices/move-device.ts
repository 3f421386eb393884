import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { devices } from "#db/schema/devices.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { DEVICE_TRANSITIONS, type DeviceEvent } from "#server/domain/devices/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import { nextStatus } from "#server/domain/state-machine.ts";

export type Device = typeof devices.$inferSelect;

/**
 * The devices' one door: moves a device along its state machine within the verb that causes it, which has checked
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
  const status = nextStatus(DEVICE_TRANSITIONS, before.status, event);
  const after = await compareAndSet(tx, devices, before, { status, ...binding });
  await recordAudit(tx, ctx, {
    action: `device.${event}`,
    subjectType: "device",
    subjectId: deviceId,
    before: { status: before.status },
    after: { status, merchantId: after.merchantId },
  });
  return after;
}

export function deviceNotFound(): DomainError {
  return new DomainError("not_found", "device_not_found", "There is no such device.");
}
