import { eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { read } from "#server/changes/read.ts";
import type { Context, Runtime } from "#server/context.ts";
import type { ShipmentStatus } from "#server/domain/shipments/status.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { loseShipment } from "#server/shipments/lose-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { turnBackShipment } from "#server/shipments/turn-back-shipment.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { digestOf } from "./demo-stock.ts";

interface Recipient {
  merchantId: string;
  modelCode: string;
  name: string;
  mobile: string;
}

/** One parcel for each entry, brought as far as it says. */
const AT_EVERY_STEP: readonly ShipmentStatus[] = [
  "lost",
  "returning",
  "shipped",
  "shipped",
  "ready",
  "pending",
  "pending",
];

/** Sends devices to a merchant until so many stand delivered, waiting for activation. */
export async function seedDeliveries(
  runtime: Runtime,
  logistics: () => Context,
  { to, wanted }: { to: Recipient; wanted: number },
): Promise<void> {
  for (let have = await ownedBy(runtime, to); have < wanted; have++) await send(logistics, to, "delivered");
}

/** Parcels at every step that is no end, for logistics to go on with. */
export async function seedParcels(runtime: Runtime, logistics: () => Context, to: Recipient): Promise<void> {
  for (const status of AT_EVERY_STEP.slice(await ownedBy(runtime, to))) await send(logistics, to, status);
}

const ownedBy = (runtime: Runtime, { merchantId }: Recipient) =>
  read(runtime, (db) => db.$count(devices, eq(devices.merchantId, merchantId)));

async function send(logistics: () => Context, to: Recipient, until: ShipmentStatus): Promise<void> {
  const { merchantId, modelCode, name, mobile } = to;
  const { device } = await reserveDevice(logistics(), { merchantId, modelCode });
  const recipient = { name, mobile, address: "上海市黄浦区南京东路 100 号" };
  let now = await createShipment(logistics(), { deviceId: device.id, recipient });
  for (const step of WAY[until] ?? []) now = await step(logistics(), now);
}

type Step = (ctx: Context, parcel: ShipmentView) => Promise<ShipmentView>;
const refOf = ({ id, version }: ShipmentView) => ({ shipmentId: id, version });
const reason = "收件人拒收，承运商退回";
const pack: Step = (ctx, parcel) => packShipment(ctx, refOf(parcel));
const ship: Step = (ctx, parcel) =>
  shipShipment(ctx, {
    ...refOf(parcel),
    carrier: "sf",
    trackingNumber: trackingNumberOf(parcel.serialNumber),
  });
const deliver: Step = (ctx, parcel) => deliverShipment(ctx, refOf(parcel));
const turnBack: Step = (ctx, parcel) => turnBackShipment(ctx, { ...refOf(parcel), reason });
const lose: Step = (ctx, parcel) => loseShipment(ctx, { ...refOf(parcel), reason: "承运商查无下落" });

/** The steps from a new parcel to each status. */
const WAY: Partial<Record<ShipmentStatus, readonly Step[]>> = {
  ready: [pack],
  shipped: [pack, ship],
  delivered: [pack, ship, deliver],
  returning: [pack, ship, turnBack],
  lost: [pack, ship, lose],
};

/** Thirteen digits that only this device's parcel has. */
function trackingNumberOf(serialNumber: string): string {
  const digits = BigInt(`0x${digestOf(serialNumber)}`).toString();
  return `SF${digits.slice(0, 13)}`;
}
