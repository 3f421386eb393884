import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { stores } from "#db/schema/merchants.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { checkAnswers } from "#server/domain/applications/requirements.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";
import { distanceM } from "#server/domain/terminals/distance.ts";

/** With fewer stores of a district on record, their middle says nothing of where it lies. */
const FEWEST_STORES = 3;
const FAR_KM = 100;

/**
 * How far the shop's position is from the district that was answered, whose place is the middle of the stores that are there
 * already: no table of districts comes with positions.
 */
export async function positionInDistrict(reader: Reader, { facts }: CaseFile): Promise<AutomaticCheck[]> {
  const { store } = checkAnswers(facts).answers;
  if (store?.lat === undefined || store.lng === undefined) return [];
  const median = (column: "lat" | "lng") =>
    sql<number | null>`percentile_cont(0.5) within group (order by ${stores[column]})`;
  const [middle] = await reader
    .select({ lat: median("lat"), lng: median("lng"), count: sql<number>`count(*)::int` })
    .from(stores)
    .where(and(eq(stores.districtCode, store.districtCode), isNotNull(stores.lat), isNotNull(stores.lng)));
  if (middle === undefined || middle.count < FEWEST_STORES || middle.lat === null || middle.lng === null)
    return [];
  const km = Math.round(
    distanceM({ lat: store.lat, lng: store.lng }, { lat: middle.lat, lng: middle.lng }) / 1000,
  );
  return [
    {
      check: "position_in_district",
      outcome: km > FAR_KM ? "attention" : "passed",
      details: km > FAR_KM ? { "store.districtCode": `${km} km` } : {},
      matches: [],
    },
  ];
}
