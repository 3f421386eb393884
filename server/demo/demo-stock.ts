import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { read } from "#server/changes/read.ts";
import type { Context, Runtime } from "#server/context.ts";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { setLowStock } from "#server/devices/catalogue/set-low-stock.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { openWarehouse } from "#server/devices/warehouses/open-warehouse.ts";
import type { addModelInput } from "#server/domain/devices/inputs.ts";
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
    features: ["qr", "print"],
  },
  {
    code: "RW-P3",
    name: "智能 POS P3",
    terminalType: "04",
    product: "traditional_pos",
    supportsHuabei: true,
    minimumFirmware: "3.0.0",
    targetFirmware: "3.2.1",
    features: ["card", "qr", "print", "sign"],
  },
  {
    code: "RW-C1",
    name: "经典刷卡机 C1",
    terminalType: "02",
    product: "traditional_pos",
    supportsHuabei: false,
    minimumFirmware: "1.0.0",
    targetFirmware: "1.6.2",
    features: ["card", "print"],
  },
];
const STOCK = [
  { modelCode: "RW-S1", count: 120, lowStockBelow: 20 },
  { modelCode: "RW-P3", count: 40, lowStockBelow: 10 },
  { modelCode: "RW-C1", count: 15, lowStockBelow: 20 },
] as const;

/** Models and units in stock. */
export async function seedStock(runtime: Runtime, logistics: () => Context): Promise<void> {
  const known = await read(runtime, (db) => db.select({ code: deviceModels.code }).from(deviceModels));
  const isKnown = new Set(known.map(({ code }) => code));
  for (const model of MODELS) if (!isKnown.has(model.code)) await addModel(seedContext(runtime), model);
  for (const { modelCode, count, lowStockBelow } of STOCK) {
    await setLowStock(logistics(), { modelCode, lowStockBelow });
    const present = await read(runtime, (db) => db.$count(devices, eq(devices.modelCode, modelCode)));
    if (present > 0) continue;
    const serialNumbers = Array.from({ length: count }, (_, n) => serialNumberOf(modelCode, n));
    await receiveDevices(logistics(), { modelCode, serialNumbers });
  }
  await seedSecondWarehouse(runtime, logistics);
}

/** A second warehouse, with a few units of what sells most; they are the last that are given out. */
async function seedSecondWarehouse(runtime: Runtime, logistics: () => Context): Promise<void> {
  const second = { code: "SH", name: "上海仓", address: "上海市嘉定区示例路 88 号 3 号库" };
  if ((await read(runtime, (db) => db.$count(warehouses, eq(warehouses.code, second.code)))) > 0) return;
  const { id: warehouseId } = await openWarehouse(logistics(), second);
  const [most] = STOCK;
  const last = Array.from({ length: 12 }, (_, n) => serialNumberOf(most.modelCode, most.count + n));
  await receiveDevices(logistics(), { modelCode: most.modelCode, warehouseId, serialNumbers: last });
}

/** No plain series, so that nobody knows the next one; and the same each time the demo is made. */
function serialNumberOf(modelCode: string, n: number): string {
  return `${modelCode}-${digestOf(`${modelCode} ${n}`).slice(0, 8).toUpperCase()}`;
}

export const digestOf = (text: string) => createHash("sha256").update(text).digest("hex");
