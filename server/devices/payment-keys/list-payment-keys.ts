import { eq } from "drizzle-orm";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { keyRows, viewKeyFor } from "./key-rows.ts";

const SHOWN = 200;

/** What is on record of the keys of a device, the newest first. */
export async function listPaymentKeys(
  ctx: Context,
  { deviceId }: { deviceId: string },
): Promise<PaymentKeyView[]> {
  requirePermission(ctx, "payment_key:read");
  const rows = await read(ctx, async (db) => keyRows(db, eq(paymentKeys.deviceId, deviceId)).limit(SHOWN));
  return rows.map((row) => viewKeyFor(ctx, row));
}
