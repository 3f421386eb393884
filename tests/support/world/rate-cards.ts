import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { daysFromNow } from "./days-from-now.ts";
import { putInForce } from "./second-person.ts";
import { makeMerchant, makePerson, type World } from "./world.ts";

/** A card for one merchant, announced for next week unless it begins sooner. */
export const merchantCard = (merchantId: string, from = daysFromNow(7)) => ({
  level: "merchant" as const,
  scopeId: merchantId,
  body: DEFAULT_RATE_CARD,
  effectiveFrom: from.toISOString(),
});

/** What a step of a card asks for: which, and in which version it was seen. */
export const cardInput = ({ id, version }: { id: string; version: number }) => ({ rateCardId: id, version });

export const newMerchant = async (world: World) =>
  makeMerchant(world, await makePerson(world, ["applicant"]));

/** The draft of a card for a merchant, one that no other test knows unless it is given. */
export async function draftCard(world: World, merchantId?: string) {
  const card = merchantCard(merchantId ?? (await newMerchant(world)));
  return createRateCard(world.asRole("rates"), card);
}

export async function announcedCard(world: World, merchantId?: string) {
  return putInForce(world.twoPeople(), await draftCard(world, merchantId));
}
