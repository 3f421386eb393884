import type { WebClient } from "#tests/support/portal/web-client.ts";
import { type KnownMerchant, type Load, mutate, query, repeatedly } from "./load.ts";

interface Device {
  id: string;
  serialNumber: string;
  modelCode: string;
  status: string;
}
interface Parcel {
  id: string;
  version: number;
  status: string;
  deviceId: string;
}

const RECIPIENT = { name: "张混沌", mobile: "13600000200", address: "上海市黄浦区南京东路 100 号" };

/** Sends each new merchant one device, looking after every step at how far it came. */
export function ship(load: Load, logistics: WebClient): Promise<void> {
  return repeatedly(load, 100, async () => {
    const merchant = load.waiting.shift();
    if (merchant === undefined) return;
    while (!load.isOver()) if (await isDelivered(load, logistics, merchant)) return;
    load.waiting.push(merchant);
  });
}

/** One step further; true once the device has arrived. */
async function isDelivered(
  load: Load,
  logistics: WebClient,
  { merchantId }: KnownMerchant,
): Promise<boolean> {
  const devices = await query<{ items: Device[] }>(load, logistics, "devices.list", { merchantId });
  if (devices === undefined) return false;
  const [device] = devices.items;
  if (device === undefined) {
    await reserve(load, logistics, merchantId);
    return false;
  }
  if (device.status !== "reserved" && device.status !== "shipped") return true;
  const parcels = await query<{ items: Parcel[] }>(load, logistics, "shipments.list", { merchantId });
  if (parcels === undefined) return false;
  await moveOn(load, logistics, { device, parcel: parcels.items[0] });
  return false;
}

async function reserve(load: Load, logistics: WebClient, merchantId: string): Promise<void> {
  const models = await query<{ modelCode: string; inStock: number }[]>(load, logistics, "devices.recommend", {
    merchantId,
  });
  const [best] = models ?? [];
  if (best === undefined) return;
  const { modelCode } = best;
  const serialNumbers = [`CH${load.chance.between(10_000_000, 99_999_999)}`];
  if (best.inStock === 0) await mutate(load, logistics, "devices.receive", { modelCode, serialNumbers });
  await mutate(load, logistics, "devices.reserve", { merchantId, modelCode });
}

async function moveOn(
  load: Load,
  logistics: WebClient,
  { device, parcel }: { device: Device; parcel: Parcel | undefined },
): Promise<void> {
  if (parcel === undefined) {
    await mutate(load, logistics, "shipments.create", { deviceId: device.id, recipient: RECIPIENT });
    return;
  }
  const ref = { shipmentId: parcel.id, version: parcel.version };
  if (parcel.status === "pending") await mutate(load, logistics, "shipments.pack", ref);
  if (parcel.status === "ready") {
    const trackingNumber = `SF${load.chance.between(1e12, 9e12)}`;
    await mutate(load, logistics, "shipments.ship", { ...ref, carrier: "sf", trackingNumber });
  }
  if (parcel.status !== "shipped") return;
  const arrived = await mutate<Parcel>(load, logistics, "shipments.deliver", ref);
  if (arrived !== undefined) load.journal.note({ what: "parcel", shipmentId: parcel.id });
}
