import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { rateCards } from "#db/schema/rates.ts";
import { DomainError } from "#server/domain/errors.ts";

export async function loadRateCard(reader: Reader, id: string) {
  const [row] = await reader.select().from(rateCards).where(eq(rateCards.id, id));
  if (row === undefined)
    throw new DomainError("not_found", "rate_card_not_found", "There is no such rate card.");
  return row;
}
