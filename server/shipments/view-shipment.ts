import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { deviceModels, devices, shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { maskMobile } from "#server/domain/applications/masking.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { attentionWaitOf } from "#server/domain/shipments/attention.ts";
import { recipient } from "#server/domain/shipments/shipping.ts";
import { SHIPMENT_TRANSITIONS } from "#server/domain/shipments/status.ts";
import { type ShipmentView, shipmentView } from "#server/domain/shipments/views.ts";
import { SHIPMENT_WAITS } from "#server/domain/shipments/waits.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { shipmentNotFound } from "./load-parcel.ts";

export async function viewShipment(reader: Reader, ctx: Context, shipmentId: string): Promise<ShipmentView> {
  const [row] = await shipmentRows(reader).where(eq(shipments.id, shipmentId));
  if (row === undefined) throw shipmentNotFound();
  return shipmentViewOf(row, ctx);
}

export function shipmentRows(reader: Reader) {
  return reader
    .select({
      shipment: shipments,
      serialNumber: devices.serialNumber,
      modelCode: deviceModels.code,
      modelName: deviceModels.name,
      merchantName: merchants.name,
    })
    .from(shipments)
    .innerJoin(devices, eq(devices.id, shipments.deviceId))
    .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
    .innerJoin(merchants, eq(merchants.id, shipments.merchantId));
}

export type ShipmentRow = Awaited<ReturnType<typeof shipmentRows>>[number];

export function shipmentViewOf(
  { shipment, ...names }: ShipmentRow,
  ctx: Pick<Context, "vault">,
): ShipmentView {
  const to = recipientOf(ctx, shipment);
  const { status, since, attentionSince } = shipment;
  return {
    ...shownAs(shipmentView, shipment),
    ...names,
    recipient: { ...to, mobile: maskMobile(to.mobile) },
    createdAt: shipment.createdAt.toISOString(),
    shippedAt: shipment.shippedAt?.toISOString() ?? null,
    deliveredAt: shipment.deliveredAt?.toISOString() ?? null,
    events: eventsFrom(SHIPMENT_TRANSITIONS, status),
    trackedAt: shipment.trackedAt?.toISOString() ?? null,
    followedAt: shipment.followedAt?.toISOString() ?? null,
    wait:
      attentionSince === null ? moveWaitOf(SHIPMENT_WAITS, status, since) : attentionWaitOf(attentionSince),
  };
}

/** To whom a parcel goes, opened. */
export function recipientOf(
  { vault }: Pick<Context, "vault">,
  { id, recipient: sealed }: { id: string; recipient: string },
): z.output<typeof recipient> {
  return recipient.parse(JSON.parse(vault.open(sealed, placeOf("shipments.recipient", id))));
}
