import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { firmwareReleases } from "#db/schema/models.ts";

/** Every release of a model that is on record, withdrawn ones too. */
export function releasesOf(reader: Reader, modelCode: string) {
  return reader.select().from(firmwareReleases).where(eq(firmwareReleases.modelCode, modelCode));
}
