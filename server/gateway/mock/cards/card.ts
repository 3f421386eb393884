import type { CardFacts } from "#server/domain/payments/cards.ts";

const EXPIRES_IN = 2034;

/** What a card is to everybody. */
function cardOf({ brand, funding, last4 }: CardFacts) {
  return {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "CN",
    exp_month: 8,
    exp_year: EXPIRES_IN,
    fingerprint: `ruwang${brand}${last4}`,
    funding,
    last4,
    regulated_status: "unregulated",
    wallet: null,
  };
}

/** The card as a payment method holds it. */
export function cardDetails(facts: CardFacts): object {
  return {
    ...cardOf(facts),
    display_brand: facts.brand,
    generated_from: null,
    networks: { available: [facts.brand], preferred: null },
    three_d_secure_usage: { supported: true },
  };
}

/** The card as one charge used it. */
export function chargedCard(facts: CardFacts, amount: number): object {
  return {
    ...cardOf(facts),
    amount_authorized: amount,
    authorization_code: null,
    extended_authorization: { status: "disabled" },
    incremental_authorization: { status: "unavailable" },
    installments: null,
    mandate: null,
    multicapture: { status: "unavailable" },
    network: facts.brand,
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: amount, status: "unavailable" },
    three_d_secure: null,
    transaction_link_id: null,
  };
}
