import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels } from "#db/schema/devices.ts";
import { DomainError } from "#server/domain/errors.ts";

/** The model; refuses one that the catalogue does not have. */
export async function requireModel(
  reader: Reader,
  modelCode: string,
): Promise<typeof deviceModels.$inferSelect> {
  const [model] = await reader.select().from(deviceModels).where(eq(deviceModels.code, modelCode));
  if (model === undefined) throw modelNotFound();
  return model;
}

export function modelNotFound(): DomainError {
  return new DomainError("not_found", "model_not_found", "There is no such device model.");
}
