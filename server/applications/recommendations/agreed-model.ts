import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { recommendations } from "#db/schema/models.ts";

/** The model that an applicant has agreed to; null while there is none. */
export async function agreedModel(reader: Reader, applicationId: string): Promise<string | null> {
  const [row] = await reader
    .select({ modelCode: recommendations.modelCode })
    .from(recommendations)
    .where(and(eq(recommendations.applicationId, applicationId), eq(recommendations.status, "agreed")));
  return row?.modelCode ?? null;
}
