import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import type { IntentPlan } from "#server/gateway/port.ts";

/** The plan that the gateway charges by, out of the quote that the payer saw; null for a payment in one sum. */
export function intentPlanOf(quote: Quote | null, purchasedAt: Date): IntentPlan | null {
  if (quote === null) return null;
  return {
    term: quote.term,
    bearer: quote.bearer,
    // What the payer is charged by: a campaign lowers it.
    ratePpm: quote.campaign?.buyerRatePpm ?? quote.ratePpm,
    remainder: remainderOf(quote.schedule),
    purchasedOn: shanghaiDate(purchasedAt),
    quoteHash: quote.hash,
  };
}

/** Read off the schedule itself, because the card that made it may have been replaced since. */
function remainderOf(schedule: readonly { paymentFen: number }[]): "first" | "last" {
  return (schedule.at(-1)?.paymentFen ?? 0) > (schedule[0]?.paymentFen ?? 0) ? "last" : "first";
}
