import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { devices } from "#db/schema/devices.ts";
import { read } from "#server/changes/read.ts";
import type { Context, Runtime } from "#server/context.ts";
import { addModel } from "#server/devices/add-model.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import type { addModelInput } from "#server/domain/devices/inputs.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { seedContext } from "./demo-people.ts";

const MODELS: readonly z.infer<typeof addModelInput>[] = [
  {
    code: "RW-S1",
    name: "收款宝 S1",
    terminalType: "10",
    product: "shoukuanbao",
    supportsHuabei: true,
    minimumFirmware: "2.1.0",
    targetFirmware: "2.4.0",
    depositFen: 9_900,
  },
  {
    code: "RW-P3",
    name: "智能 POS P3",
    terminalType: "04",
    product: "traditional_pos",
    supportsHuabei: true,
    minimumFirmware: "3.0.0",
    targetFirmware: "3.2.1",
    depositFen: 39_900,
  },
  {
    code: "RW-C1",
    name: "经典刷卡机 C1",
    terminalType: "02",
    product: "traditional_pos",
    supportsHuabei: false,
    minimumFirmware: "1.0.0",
    targetFirmware: "1.6.2",
    depositFen: 19_900,
  },
];
const STOCK = [
  { modelCode: "RW-S1", count: 120 },
  { modelCode: "RW-P3", count: 40 },
  { modelCode: "RW-C1", count: 15 },
];

/** Models and units in stock. */
export async function seedStock(runtime: Runtime, logistics: () => Context): Promise<void> {
  for (const model of MODELS) await addModel(seedContext(runtime), model);
  for (const { modelCode, count } of STOCK) {
    const present = await read(runtime, (db) => db.$count(devices, eq(devices.modelCode, modelCode)));
    if (present > 0) continue;
    const serialNumbers = Array.from({ length: count }, (_, n) => serialNumberOf(modelCode, n));
    await receiveDevices(logistics(), { modelCode, serialNumbers });
  }
}

/** Sends devices to a merchant until so many stand delivered, waiting for activation. */
export async function seedDeliveries(
  runtime: Runtime,
  logistics: () => Context,
  {
    to,
    wanted,
  }: { to: { merchantId: string; modelCode: string; name: string; mobile: string }; wanted: number },
): Promise<void> {
  const ofMerchant = sql`${devices.merchantId} = ${to.merchantId}`;
  for (let have = await read(runtime, (db) => db.$count(devices, ofMerchant)); have < wanted; have++) {
    const { device } = await reserveDevice(logistics(), {
      merchantId: to.merchantId,
      modelCode: to.modelCode,
    });
    const recipient = { name: to.name, mobile: to.mobile, address: "上海市黄浦区南京东路 100 号" };
    const created = await createShipment(logistics(), { deviceId: device.id, recipient });
    const packed = await packShipment(logistics(), { shipmentId: created.id, version: created.version });
    const shipped = await shipShipment(logistics(), {
      shipmentId: packed.id,
      version: packed.version,
      carrier: "sf",
      trackingNumber: trackingNumberOf(device.serialNumber),
    });
    await deliverShipment(logistics(), { shipmentId: shipped.id, version: shipped.version });
  }
}

/** No plain series, so that nobody knows the next one; and the same each time the demo is made. */
function serialNumberOf(modelCode: string, n: number): string {
  return `${modelCode}-${digestOf(`${modelCode} ${n}`).slice(0, 8).toUpperCase()}`;
}

/** Thirteen digits that only this device's parcel has. */
function trackingNumberOf(serialNumber: string): string {
  const digits = BigInt(`0x${digestOf(serialNumber)}`).toString();
  return `SF${digits.slice(0, 13)}`;
}

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex");
