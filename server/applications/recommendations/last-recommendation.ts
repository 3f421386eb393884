import { desc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels } from "#db/schema/devices.ts";
import { recommendations } from "#db/schema/models.ts";
import type { RecommendationView } from "#server/domain/applications/recommendation.ts";

/** What was recommended last, whatever became of it; null where nothing was. */
export async function lastRecommendation(
  reader: Reader,
  applicationId: string,
): Promise<RecommendationView | null> {
  const [row] = await reader
    .select({ one: recommendations, modelName: deviceModels.name })
    .from(recommendations)
    .innerJoin(deviceModels, eq(deviceModels.code, recommendations.modelCode))
    .where(eq(recommendations.applicationId, applicationId))
    .orderBy(desc(recommendations.sentAt), desc(recommendations.id))
    .limit(1);
  if (row === undefined) return null;
  const { sentById: _sender, sentAt, answeredAt, ...one } = row.one;
  return {
    ...{ ...one, applicationId, modelName: row.modelName },
    sentAt: sentAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}
