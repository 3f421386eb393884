import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { CardFacts } from "#server/domain/payments/cards.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import { GatewayError } from "#server/gateway/port.ts";

/** A presented card as the payment keeps it, with what the gateway says of it. */
export type ReadCard = CardFacts & NonNullable<CreatePaymentInput["card"]>;

/** Asks the gateway what kind of card an order comes with, so that it is priced by it; null where it comes with none. */
export async function readCard(ctx: Context, { card }: CreatePaymentInput): Promise<ReadCard | null> {
  if (card === undefined) return null;
  try {
    return { ...card, ...(await ctx.gateway.readCard(card.token)) };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    throw refusalOf(error);
  }
}

function refusalOf({ reason, retryable }: GatewayError): DomainError {
  if (retryable) {
    const text =
      "The payment gateway did not answer. Nothing was charged: repeat the request with the same key.";
    return new DomainError("unavailable", "gateway_unavailable", text);
  }
  if (reason === "cards_not_taken") {
    const text = "The payment gateway takes no bank cards at a reader. Choose another payment method.";
    return new DomainError("invalid_input", "cards_not_taken", text);
  }
  const text = "The payment gateway does not know this card. Present it again, or another one.";
  return new DomainError("invalid_input", "card_unreadable", text);
}
