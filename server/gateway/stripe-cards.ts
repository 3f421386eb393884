import Stripe from "stripe";
import type { CardFacts, PresentedCard } from "#server/domain/payments/cards.ts";
import { CARD_FUNDINGS } from "#server/domain/rates/methods.ts";
import { GatewayError, type GatewayIntent } from "./port.ts";
import { readIntent, toGatewayError } from "./stripe-shapes.ts";

const CARD_TYPES = ["card"];

/** An intent that holds the card and charges nothing: it is confirmed on its own, so that canceling never charges. */
export function cardParams({ token }: PresentedCard) {
  return { confirm: false, payment_method_types: CARD_TYPES, payment_method: token };
}

/** What Stripe says of the card behind a payment method; one that is no card is refused like one that is not there. */
export async function readCard(stripe: Stripe, token: string): Promise<CardFacts> {
  const { card } = await stripe.paymentMethods.retrieve(token);
  if (card == null) throw new GatewayError("no_card", "The payment method is not a card.", false);
  const funding = CARD_FUNDINGS.find((known) => known === card.funding) ?? "unknown";
  return { funding, brand: card.brand, last4: card.last4 };
}

/** Confirms once. A decline is an answer too, and so is that the intent has ended meanwhile. */
export async function confirmIntent(
  stripe: Stripe,
  intentId: string,
  idempotencyKey: string,
): Promise<GatewayIntent> {
  try {
    return readIntent(await stripe.paymentIntents.confirm(intentId, {}, { idempotencyKey }));
  } catch (error) {
    const ended = toGatewayError(error).reason === "intent_not_cancelable";
    if (!ended && !(error instanceof Stripe.errors.StripeCardError)) throw error;
    return readIntent(await stripe.paymentIntents.retrieve(intentId));
  }
}
