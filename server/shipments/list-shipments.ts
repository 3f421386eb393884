import { and, eq, isNotNull } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { devices, shipments } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listShipmentsInput } from "#server/domain/shipments/inputs.ts";
import type { shipmentPage } from "#server/domain/shipments/views.ts";
import { overdueParcels } from "./desk/overdue-parcels.ts";
import { shipmentRows, shipmentViewOf } from "./view-shipment.ts";

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
          input.overdue === true ? overdueParcels(ctx.now) : undefined,
          input.attention === true ? isNotNull(shipments.attention) : undefined,
          input.merchantId === undefined ? undefined : eq(shipments.merchantId, input.merchantId),
          containsText([merchants.name, shipments.trackingNumber, devices.serialNumber], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const placeInList = ({ shipment }: (typeof rows)[number]) => ({ at: shipment.createdAt, id: shipment.id });
  return pageOf(rows, placeInList, (row) => shipmentViewOf(row, ctx));
}
