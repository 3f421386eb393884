import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { modelPrices } from "#db/schema/model-prices.ts";
import { DomainError } from "#server/domain/errors.ts";

export type ModelPrice = typeof modelPrices.$inferSelect;

export async function loadModelPrice(reader: Reader, id: string): Promise<ModelPrice> {
  const [row] = await reader.select().from(modelPrices).where(eq(modelPrices.id, id));
  if (row === undefined)
    throw new DomainError("not_found", "model_price_not_found", "There is no such price of a model.");
  return row;
}
