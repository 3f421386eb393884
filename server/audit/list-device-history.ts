import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { DeviceHistory } from "#server/domain/audit/views.ts";
import type { deviceIdInput } from "#server/domain/devices/inputs.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { namesFor } from "./names-for.ts";

/** More than the steps of any device that is not passed around in a circle. */
const MOST = 300;

/**
 * What became of a serial, newest first: every step of the device and of its parcels, and whose it was then
 * (银发〔2021〕259号: every change of place or owner is on record); for custodians, what became of its payment keys, too.
 */
export async function listDeviceHistory(
  ctx: Context,
  input: z.infer<typeof deviceIdInput>,
): Promise<DeviceHistory> {
  requirePermission(ctx, "device:read");
  return read(ctx, async (db) => {
    const rows = await db
      .select()
      .from(auditEvents)
      .where(or(ofDevice(db, input.deviceId), ofKeysIn(db, ctx, input.deviceId)))
      .orderBy(desc(auditEvents.seq))
      .limit(MOST);
    const nameOf = await namesFor(db, rows);
    const merchantOf = await merchantNames(
      db,
      rows.map(({ after }) => after?.merchantId),
    );
    return rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      action: row.action,
      actorKind: row.actorKind,
      actorId: row.actorId,
      actorName: nameOf(row.actorId),
      merchantName: merchantOf.get(String(row.after?.merchantId)) ?? null,
      parcel: row.subjectType === "shipment" ? nameOf(row.subjectId) : null,
      key: row.subjectType === "payment_key" ? nameOf(row.subjectId) : null,
      reason: row.reason,
    }));
  });
}

function ofDevice(db: Reader, deviceId: string) {
  const parcels = db.select({ id: shipments.id }).from(shipments).where(eq(shipments.deviceId, deviceId));
  return or(
    and(eq(auditEvents.subjectType, "device"), eq(auditEvents.subjectId, deviceId)),
    and(eq(auditEvents.subjectType, "shipment"), inArray(auditEvents.subjectId, parcels)),
  );
}

function ofKeysIn(db: Reader, { actor }: Context, deviceId: string) {
  if (!isPermitted(actor.roles, "payment_key:read")) return undefined;
  const keys = db.select({ id: paymentKeys.id }).from(paymentKeys).where(eq(paymentKeys.deviceId, deviceId));
  return and(eq(auditEvents.subjectType, "payment_key"), inArray(auditEvents.subjectId, keys));
}

async function merchantNames(db: Reader, ids: readonly unknown[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => typeof id === "string");
  const rows = await db
    .select({ id: merchants.id, name: merchants.name })
    .from(merchants)
    .where(inArray(merchants.id, known));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
