import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { deviceModels } from "#db/schema/devices.ts";
import { modelNotFound } from "../catalogue/require-model.ts";

/** The model, held until the transaction ends: what it wants and what was released change one after the other. */
export async function holdModel(
  tx: Transaction,
  modelCode: string,
): Promise<typeof deviceModels.$inferSelect> {
  const [model] = await tx
    .select()
    .from(deviceModels)
    .where(eq(deviceModels.code, modelCode))
    .for("no key update");
  if (model === undefined) throw modelNotFound();
  return model;
}
