import { eq } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { modelPrices } from "#db/schema/models.ts";
import { DomainError } from "#server/domain/errors.ts";

export type ModelPrice = typeof modelPrices.$inferSelect;

export async function loadModelPrice(reader: Reader, id: string): Promise<ModelPrice> {
  const [row] = await reader.select().from(modelPrices).where(eq(modelPrices.id, id));
  if (row === undefined)
    throw new DomainError("not_found", "model_price_not_found", "There is no such price of a model.");
  return row;
}

/** As it is once nothing else moves the prices of its model: those that are decided on at once go one after the other. */
export async function lockModelPrice(tx: Transaction, id: string): Promise<ModelPrice> {
  const { modelCode } = await loadModelPrice(tx, id);
  await lock(tx, LOCKS.modelPrices(modelCode));
  return loadModelPrice(tx, id);
}
