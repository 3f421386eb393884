import { z } from "zod";
import { merchantIdInput } from "#server/domain/merchants/inputs.ts";
import { awaitingPage, shipmentCounts } from "#server/domain/shipments/awaiting.ts";
import {
  createShipmentInput,
  declineDeviceInput,
  getShipmentInput,
  listAwaitingInput,
  listShipmentsInput,
  readLabelsInput,
  shipmentVersionInput,
  shipShipmentInput,
  turnShipmentInput,
} from "#server/domain/shipments/inputs.ts";
import { parcelLabels } from "#server/domain/shipments/label.ts";
import { ownParcel, parcelFile, shipmentPage, shipmentView } from "#server/domain/shipments/views.ts";
import { cancelShipment } from "#server/shipments/cancel-shipment.ts";
import { correctLabel } from "#server/shipments/correct-label.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { countShipments } from "#server/shipments/desk/count-shipments.ts";
import { declineDevice } from "#server/shipments/desk/decline-device.ts";
import { listAwaiting } from "#server/shipments/desk/list-awaiting.ts";
import { readLabels } from "#server/shipments/desk/read-labels.ts";
import { getShipment } from "#server/shipments/get-shipment.ts";
import { listOwnParcels } from "#server/shipments/list-own-parcels.ts";
import { listShipments } from "#server/shipments/list-shipments.ts";
import { loseShipment } from "#server/shipments/lose-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { takeBackShipment } from "#server/shipments/take-back-shipment.ts";
import { settleAttention } from "#server/shipments/tracking/settle-attention.ts";
import { turnBackShipment } from "#server/shipments/turn-back-shipment.ts";
import { can, router } from "../trpc.ts";

const write = can("shipment:write").output(shipmentView);

export const shipmentsRouter = router({
  list: can("shipment:read")
    .input(listShipmentsInput)
    .output(shipmentPage)
    .query(({ ctx, input }) => listShipments(ctx, input)),
  get: can("shipment:read")
    .input(getShipmentInput)
    .output(parcelFile)
    .query(({ ctx, input }) => getShipment(ctx, input)),
  awaiting: can("shipment:read")
    .input(listAwaitingInput)
    .output(awaitingPage)
    .query(({ ctx, input }) => listAwaiting(ctx, input)),
  counts: can("shipment:read")
    .output(shipmentCounts)
    .query(({ ctx }) => countShipments(ctx)),
  declineDevice: can("device:write")
    .input(declineDeviceInput)
    .output(z.void())
    .mutation(({ ctx, input }) => declineDevice(ctx, input)),
  labels: can("shipment:write")
    .input(readLabelsInput)
    .output(parcelLabels)
    .mutation(({ ctx, input }) => readLabels(ctx, input)),
  mine: can("merchant:read_own")
    .input(merchantIdInput)
    .output(z.array(ownParcel))
    .query(({ ctx, input }) => listOwnParcels(ctx, input)),
  create: write.input(createShipmentInput).mutation(({ ctx, input }) => createShipment(ctx, input)),
  pack: write.input(shipmentVersionInput).mutation(({ ctx, input }) => packShipment(ctx, input)),
  ship: write.input(shipShipmentInput).mutation(({ ctx, input }) => shipShipment(ctx, input)),
  deliver: write.input(shipmentVersionInput).mutation(({ ctx, input }) => deliverShipment(ctx, input)),
  turnBack: write.input(turnShipmentInput).mutation(({ ctx, input }) => turnBackShipment(ctx, input)),
  takeBack: write.input(shipmentVersionInput).mutation(({ ctx, input }) => takeBackShipment(ctx, input)),
  lose: write.input(turnShipmentInput).mutation(({ ctx, input }) => loseShipment(ctx, input)),
  correctLabel: write.input(shipShipmentInput).mutation(({ ctx, input }) => correctLabel(ctx, input)),
  settleAttention: write.input(turnShipmentInput).mutation(({ ctx, input }) => settleAttention(ctx, input)),
  cancel: write.input(shipmentVersionInput).mutation(({ ctx, input }) => cancelShipment(ctx, input)),
});
