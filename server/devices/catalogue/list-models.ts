import { and, asc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { byDeposit, offersOn } from "#server/domain/devices/prices/offers.ts";
import { pricesInForce } from "../prices/prices-of-models.ts";
import { stockOfModels } from "../warehouses/stock-of-models.ts";

/** Every model, the smallest deposit first, with what it costs on a day and how many units are in stock, where. */
export async function listModels(reader: Reader, day: string) {
  const rows = await reader
    .select({ model: deviceModels, inStock: sql<number>`count(${devices.id})::int` })
    .from(deviceModels)
    .leftJoin(devices, and(eq(devices.modelCode, deviceModels.code), eq(devices.status, "in_stock")))
    .groupBy(deviceModels.code)
    .orderBy(asc(deviceModels.code));
  const prices = Map.groupBy(await pricesInForce(reader, day), ({ modelCode }) => modelCode);
  const places = Map.groupBy(await stockOfModels(reader), ({ modelCode }) => modelCode);
  return rows
    .map(({ model, inStock }) => ({
      ...model,
      offers: offersOn(prices.get(model.code) ?? [], day),
      inStock,
      stock: (places.get(model.code) ?? []).map(({ modelCode: _model, ...place }) => place),
    }))
    .sort((a, b) => byDeposit(a.offers, b.offers));
}
