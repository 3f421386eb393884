import { eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ListPaymentKeysInput } from "#server/domain/devices/payment-keys/inputs.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { keyRows, viewKeyFor } from "./key-rows.ts";

const SHOWN = 200;

/** What is on record of the keys of a device, the newest first. */
export async function listPaymentKeys(ctx: Context, input: ListPaymentKeysInput): Promise<PaymentKeyView[]> {
  requirePermission(ctx, "payment_key:read");
  const rows = await read(ctx, async (db) => keyRows(db, inDevice(db, input)).limit(SHOWN));
  return rows.map((row) => viewKeyFor(ctx, row));
}

function inDevice(db: Reader, input: ListPaymentKeysInput) {
  if ("deviceId" in input) return eq(paymentKeys.deviceId, input.deviceId);
  const itsDevice = db
    .select({ id: terminals.deviceId })
    .from(terminals)
    .where(eq(terminals.id, input.terminalId));
  return inArray(paymentKeys.deviceId, itsDevice);
}
