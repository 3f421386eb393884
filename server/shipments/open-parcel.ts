import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { shipments } from "#db/schema/devices.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";
import type { recipient } from "#server/domain/shipments/shipping.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

interface Parcel {
  deviceId: string;
  merchantId: string;
  recipient: z.output<typeof recipient>;
}

/** A new parcel for a device that its caller has reserved and locked. */
export async function openParcel(
  tx: Transaction,
  ctx: Context,
  { deviceId, merchantId, recipient: to }: Parcel,
): Promise<string> {
  const id = makeId("shipment", ctx.randomBytes);
  await tx.insert(shipments).values({
    id,
    deviceId,
    merchantId,
    status: "pending",
    recipient: ctx.vault.seal(JSON.stringify(to), placeOf("shipments.recipient", id)),
    phoneEnding: to.mobile.slice(-4),
    createdAt: ctx.now,
    since: ctx.now,
  });
  await recordAudit(tx, ctx, {
    action: "shipment.create",
    subjectType: "shipment",
    subjectId: id,
    after: { status: "pending", deviceId },
  });
  return id;
}
