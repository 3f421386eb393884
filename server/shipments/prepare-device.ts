import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import type { recipient } from "#server/domain/shipments/shipping.ts";
import { reserveUnit } from "#server/terminals/reserve-unit.ts";
import { openParcel } from "./open-parcel.ts";

interface Agreed {
  merchantId: string;
  storeId: string;
  modelCode: string;
  recipient: z.output<typeof recipient>;
}

/** Reserves what was agreed on and opens its parcel, in the approval's own transaction; nothing without stock. */
export async function prepareDevice(
  tx: Transaction,
  ctx: Context,
  { recipient: to, ...wanted }: Agreed,
): Promise<void> {
  const unit = await reserveUnit(tx, ctx, wanted);
  if (unit === null) return;
  await openParcel(tx, ctx, { deviceId: unit.deviceId, merchantId: wanted.merchantId, recipient: to });
}
