import { expect } from "vitest";
import { cancelShipment } from "#server/shipments/cancel-shipment.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { listShipments } from "#server/shipments/list-shipments.ts";
import { loseShipment } from "#server/shipments/lose-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { takeBackShipment } from "#server/shipments/take-back-shipment.ts";
import { turnBackShipment } from "#server/shipments/turn-back-shipment.ts";
import {
  newDispatch,
  pendingShipment,
  RECIPIENT,
  readyShipment,
  returningShipment,
  shipmentInput,
  shippedShipment,
} from "#tests/support/shipments/shipments.ts";
import { reservedDevice } from "#tests/support/stock/devices.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const reason = "收件人拒收";
const ofStaff = {
  as: logistics,
  needs: "shipment:write",
  foreign: noTenants("parcels are packed and sent by staff, for any merchant"),
} as const;

proveVerb("createShipment", {
  ...ofStaff,
  arrange: () => reservedDevice(world()),
  call: (ctx, { device }) => createShipment(ctx, { deviceId: device.id, recipient: RECIPIENT }),
  succeeds: (made, { device }) => expect(made).toMatchObject({ status: "pending", deviceId: device.id }),
  illegal: {
    given: ({ device }) => createShipment(logistics(), { deviceId: device.id, recipient: RECIPIENT }),
    code: "conflict",
    reason: "shipment_open",
  },
  audit: { action: "shipment.create", subjectId: (_at, made) => made.id },
});

proveVerb("packShipment", {
  ...ofStaff,
  arrange: () => pendingShipment(world()),
  call: (ctx, { shipment }) => packShipment(ctx, shipmentInput(shipment)),
  succeeds: (packed) => expect(packed.status).toBe("ready"),
  illegal: {
    given: ({ shipment }) => packShipment(logistics(), shipmentInput(shipment)),
    reason: "transition_refused",
  },
  audit: { action: "shipment.pack", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("shipShipment", {
  ...ofStaff,
  arrange: () => readyShipment(world()),
  call: (ctx, { shipment }) => shipShipment(ctx, { ...shipmentInput(shipment), ...newDispatch() }),
  succeeds: (shipped) => expect(shipped).toMatchObject({ status: "shipped", carrier: "sf" }),
  illegal: {
    given: ({ shipment }) => cancelShipment(logistics(), shipmentInput(shipment)),
    reason: "transition_refused",
  },
  audit: { action: "shipment.ship", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("deliverShipment", {
  ...ofStaff,
  arrange: () => shippedShipment(world()),
  call: (ctx, { shipment }) => deliverShipment(ctx, shipmentInput(shipment)),
  succeeds: (delivered) =>
    expect(delivered).toMatchObject({ status: "delivered", deliveredAt: expect.any(String) }),
  illegal: {
    given: ({ shipment }) => deliverShipment(logistics(), shipmentInput(shipment)),
    reason: "transition_refused",
  },
  audit: { action: "shipment.deliver", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("cancelShipment", {
  ...ofStaff,
  arrange: () => readyShipment(world()),
  call: (ctx, { shipment }) => cancelShipment(ctx, shipmentInput(shipment)),
  succeeds: (canceled) => expect(canceled.status).toBe("canceled"),
  illegal: {
    given: ({ shipment }) => shipShipment(logistics(), { ...shipmentInput(shipment), ...newDispatch() }),
    reason: "transition_refused",
  },
  audit: { action: "shipment.cancel", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("turnBackShipment", {
  ...ofStaff,
  arrange: () => shippedShipment(world()),
  call: (ctx, { shipment }) => turnBackShipment(ctx, { ...shipmentInput(shipment), reason }),
  succeeds: (moved) => expect(moved).toMatchObject({ status: "returning" }),
  illegal: {
    given: ({ shipment }) => turnBackShipment(logistics(), { ...shipmentInput(shipment), reason }),
    reason: "transition_refused",
  },
  audit: { action: "shipment.turn_back", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("takeBackShipment", {
  ...ofStaff,
  arrange: () => returningShipment(world()),
  call: (ctx, { shipment }) => takeBackShipment(ctx, shipmentInput(shipment)),
  succeeds: (moved) => expect(moved).toMatchObject({ status: "returned" }),
  illegal: {
    given: ({ shipment }) => takeBackShipment(logistics(), shipmentInput(shipment)),
    reason: "transition_refused",
  },
  audit: { action: "shipment.take_back", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("loseShipment", {
  ...ofStaff,
  arrange: () => shippedShipment(world()),
  call: (ctx, { shipment }) => loseShipment(ctx, { ...shipmentInput(shipment), reason }),
  succeeds: (moved) => expect(moved).toMatchObject({ status: "lost" }),
  illegal: {
    given: ({ shipment }) => loseShipment(logistics(), { ...shipmentInput(shipment), reason }),
    reason: "transition_refused",
  },
  audit: { action: "shipment.lose", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("listShipments", {
  ...ofStaff,
  ...looking,
  needs: "shipment:read",
  arrange: () => pendingShipment(world()),
  call: (ctx, { merchantId }) => listShipments(ctx, { merchantId }),
  succeeds: ({ items }, { shipment }) => expect(items.map(({ id }) => id)).toEqual([shipment.id]),
});
