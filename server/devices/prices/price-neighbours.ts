import { and, asc, desc, eq, gt, lte, ne } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { modelPrices } from "#db/schema/models.ts";
import {
  type ModelPriceEvidence,
  modelPriceEvidenceHash,
  type Neighbour,
} from "#server/domain/devices/prices/evidence.ts";
import type { ModelPrice } from "./load-model-price.ts";

/** The published prices of its model and kind between which a price would come to stand, with the hash of it all. */
export async function evidenceOf(reader: Reader, price: ModelPrice): Promise<ModelPriceEvidence> {
  const { id, amountFen, firstDay } = modelPrices;
  const besides = and(
    eq(modelPrices.modelCode, price.modelCode),
    eq(modelPrices.kind, price.kind),
    eq(modelPrices.status, "published"),
    ne(id, price.id),
  );
  const published = () => reader.select({ id, amountFen, firstDay }).from(modelPrices);
  const [replaces = null]: (Neighbour | null)[] = await published()
    .where(and(besides, lte(firstDay, price.firstDay)))
    .orderBy(desc(firstDay))
    .limit(1);
  const [followedBy = null]: (Neighbour | null)[] = await published()
    .where(and(besides, gt(firstDay, price.firstDay)))
    .orderBy(asc(firstDay))
    .limit(1);
  const hash = await modelPriceEvidenceHash(price, { replaces, followedBy });
  return { hash, replaces, followedBy };
}
