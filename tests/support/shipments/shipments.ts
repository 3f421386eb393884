import { randomInt } from "node:crypto";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { turnBackShipment } from "#server/shipments/turn-back-shipment.ts";
import { reservedDevice } from "../stock/devices.ts";
import type { World } from "../world/world.ts";

export const RECIPIENT = { name: "张测试", mobile: "13900000001", address: "上海市黄浦区南京东路 1 号" };
/** A label that no other parcel has. */
export const newDispatch = () => ({ carrier: "sf", trackingNumber: `SF${randomInt(1e12, 1e13)}` }) as const;

/** What a step on a parcel asks for: which, and in which version it was seen. */
export const shipmentInput = ({ id, version }: { id: string; version: number }) => ({
  shipmentId: id,
  version,
});

export async function pendingShipment(world: World) {
  const { device, merchantId, ownerId } = await reservedDevice(world);
  const shipment = await createShipment(world.asRole("logistics"), {
    deviceId: device.id,
    recipient: RECIPIENT,
  });
  return { shipment, device, merchantId, ownerId };
}

export async function readyShipment(world: World) {
  const { shipment, ...rest } = await pendingShipment(world);
  return { ...rest, shipment: await packShipment(world.asRole("logistics"), shipmentInput(shipment)) };
}

export async function shippedShipment(world: World) {
  const { shipment, ...rest } = await readyShipment(world);
  const input = { ...shipmentInput(shipment), ...newDispatch() };
  return { ...rest, shipment: await shipShipment(world.asRole("logistics"), input) };
}

export async function returningShipment(world: World) {
  const { shipment, ...rest } = await shippedShipment(world);
  const input = { ...shipmentInput(shipment), reason: "收件人拒收" };
  return { ...rest, shipment: await turnBackShipment(world.asRole("logistics"), input) };
}
