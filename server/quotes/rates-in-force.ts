import type { Reader } from "#db/client.ts";
import { preparedOnce } from "#db/prepared.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { scopePlaceholders } from "#db/scope.ts";
import type { CardInForce } from "#server/domain/quotes/effective-rates.ts";
import type { RuleInstant } from "#server/domain/rates/in-force.ts";
import type { Scope } from "#server/domain/scope.ts";
import { cardsInForce } from "#server/rates/cards-in-force.ts";
import { cardInForceOf } from "./card-in-force-of.ts";
import { type CampaignRow, isRunning } from "./running-campaigns.ts";

interface RatesInForce {
  cards: CardInForce[];
  campaignRows: CampaignRow[];
}

/**
 * Cards and campaigns of the scopes that hold at an instant; no campaigns where no card is in force. One statement
 * for both: to send one costs more than to compute the quote.
 */
export async function ratesInForce(
  reader: Reader,
  scopes: readonly Scope[],
  instant: RuleInstant,
): Promise<RatesInForce> {
  // As text: the driver would write each of an instant's places anew, in the machine's own time zone.
  const [at, recordedAt] = [instant.at.toISOString(), instant.recordedAt.toISOString()];
  const rows = await statement(reader).execute({ at, recordedAt, ...scopePlaceholders(scopes) });
  // Each card comes with each campaign: a few of either at most.
  const cards = new Map(rows.map(({ cards_in_force: card }) => [card.id, card]));
  const campaignRows = new Map(rows.flatMap(({ campaigns: row }) => (row === null ? [] : [[row.id, row]])));
  return { cards: [...cards.values()].map(cardInForceOf), campaignRows: [...campaignRows.values()] };
}

const statement = preparedOnce((reader) => {
  const inForce = cardsInForce(reader);
  return reader.select().from(inForce).leftJoin(campaigns, isRunning()).prepare("rates_in_force");
});
