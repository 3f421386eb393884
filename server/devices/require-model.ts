import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels } from "#db/schema/devices.ts";
import { DomainError } from "#server/domain/errors.ts";

/** Refuses a model that the catalogue does not have. */
export async function requireModel(reader: Reader, modelCode: string): Promise<void> {
  const models = await reader.$count(deviceModels, eq(deviceModels.code, modelCode));
  if (models === 0) throw new DomainError("not_found", "model_not_found", "There is no such device model.");
}
