import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { modelPrices } from "#db/schema/models.ts";

const { modelCode, kind, amountFen, firstDay, status } = modelPrices;

/** Of every model and kind the published price that began last, which is the one in force on that day. */
export function pricesInForce(reader: Reader, day: string) {
  return reader
    .selectDistinctOn([modelCode, kind], { modelCode, kind, amountFen, firstDay })
    .from(modelPrices)
    .where(and(eq(status, "published"), lte(firstDay, day)))
    .orderBy(modelCode, kind, desc(firstDay));
}

/** What is on record and begins after that day, the nearest first. */
export function pricesComing(reader: Reader, day: string) {
  return reader
    .select({ modelCode, kind, amountFen, firstDay })
    .from(modelPrices)
    .where(and(eq(status, "published"), gt(firstDay, day)))
    .orderBy(asc(firstDay), asc(kind));
}

/** How many prices of each model wait for a second person. */
export function pricesPending(reader: Reader) {
  return reader
    .select({ modelCode, pending: sql<number>`count(*)::int` })
    .from(modelPrices)
    .where(eq(status, "pending_second"))
    .groupBy(modelCode);
}
