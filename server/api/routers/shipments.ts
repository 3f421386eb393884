import {
  createShipmentInput,
  listShipmentsInput,
  shipmentVersionInput,
  shipShipmentInput,
  turnShipmentInput,
} from "#server/domain/shipments/inputs.ts";
import { shipmentPage, shipmentView } from "#server/domain/shipments/views.ts";
import { cancelShipment } from "#server/shipments/cancel-shipment.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { listShipments } from "#server/shipments/list-shipments.ts";
import { loseShipment } from "#server/shipments/lose-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { takeBackShipment } from "#server/shipments/take-back-shipment.ts";
import { turnBackShipment } from "#server/shipments/turn-back-shipment.ts";
import { can, router } from "../trpc.ts";

const write = can("shipment:write").output(shipmentView);

export const shipmentsRouter = router({
  list: can("shipment:read")
    .input(listShipmentsInput)
    .output(shipmentPage)
    .query(({ ctx, input }) => listShipments(ctx, input)),
  create: write.input(createShipmentInput).mutation(({ ctx, input }) => createShipment(ctx, input)),
  pack: write.input(shipmentVersionInput).mutation(({ ctx, input }) => packShipment(ctx, input)),
  ship: write.input(shipShipmentInput).mutation(({ ctx, input }) => shipShipment(ctx, input)),
  deliver: write.input(shipmentVersionInput).mutation(({ ctx, input }) => deliverShipment(ctx, input)),
  turnBack: write.input(turnShipmentInput).mutation(({ ctx, input }) => turnBackShipment(ctx, input)),
  takeBack: write.input(shipmentVersionInput).mutation(({ ctx, input }) => takeBackShipment(ctx, input)),
  lose: write.input(turnShipmentInput).mutation(({ ctx, input }) => loseShipment(ctx, input)),
  cancel: write.input(shipmentVersionInput).mutation(({ ctx, input }) => cancelShipment(ctx, input)),
});
