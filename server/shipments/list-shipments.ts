import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { overdue } from "#db/overdue.ts";
import { deviceModels, devices, shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { maskMobile } from "#server/domain/applications/masking.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { listShipmentsInput } from "#server/domain/shipments/inputs.ts";
import { recipient } from "#server/domain/shipments/shipping.ts";
import { SHIPMENT_TRANSITIONS } from "#server/domain/shipments/status.ts";
import type { ShipmentView, shipmentPage } from "#server/domain/shipments/views.ts";
import { SHIPMENT_WAITS } from "#server/domain/shipments/waits.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

const KEYSET: Keyset = { at: shipments.createdAt, id: shipments.id, first: "newest" };

export async function listShipments(
  ctx: Context,
  input: z.infer<typeof listShipmentsInput>,
): Promise<z.infer<typeof shipmentPage>> {
  requirePermission(ctx, "shipment:read");
  const rows = await read(ctx, (db) =>
    shipmentRows(db)
      .where(
        and(
          input.status === undefined ? undefined : eq(shipments.status, input.status),
          input.overdue === true ? overdue(shipments, SHIPMENT_WAITS, ctx.now) : undefined,
          input.merchantId === undefined ? undefined : eq(shipments.merchantId, input.merchantId),
          containsText([merchants.name, shipments.trackingNumber, devices.serialNumber], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const placeInList = ({ shipment }: (typeof rows)[number]) => ({ at: shipment.createdAt, id: shipment.id });
  return pageOf(rows, placeInList, (row) => viewOf(ctx, row));
}

export async function viewShipment(reader: Reader, ctx: Context, shipmentId: string): Promise<ShipmentView> {
  const [row] = await shipmentRows(reader).where(eq(shipments.id, shipmentId));
  if (row === undefined)
    throw new DomainError("not_found", "shipment_not_found", "There is no such shipment.");
  return viewOf(ctx, row);
}

function shipmentRows(reader: Reader) {
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

type ShipmentRow = Awaited<ReturnType<typeof shipmentRows>>[number];

function viewOf(ctx: Context, { shipment, ...names }: ShipmentRow): ShipmentView {
  const sealed = ctx.vault.open(shipment.recipient, placeOf("shipments.recipient", shipment.id));
  const to = recipient.parse(JSON.parse(sealed));
  const { since, ...shown } = shipment;
  return {
    ...shown,
    ...names,
    recipient: { ...to, mobile: maskMobile(to.mobile) },
    createdAt: shipment.createdAt.toISOString(),
    shippedAt: shipment.shippedAt?.toISOString() ?? null,
    deliveredAt: shipment.deliveredAt?.toISOString() ?? null,
    events: eventsFrom(SHIPMENT_TRANSITIONS, shipment.status),
    wait: moveWaitOf(SHIPMENT_WAITS, shipment.status, since),
  };
}
