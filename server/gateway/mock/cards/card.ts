const EXPIRES_IN = 2034;

/** What a card is to everybody: the one that Stripe's test ids stand for. */
const CARD = {
  brand: "visa",
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
  country: "CN",
  exp_month: 8,
  exp_year: EXPIRES_IN,
  fingerprint: "ruwang4242424242",
  funding: "credit",
  last4: "4242",
  regulated_status: "unregulated",
  wallet: null,
};

/** The card as a payment method holds it. */
export function cardDetails(): object {
  return {
    ...CARD,
    display_brand: "visa",
    generated_from: null,
    networks: { available: ["visa"], preferred: null },
    three_d_secure_usage: { supported: true },
  };
}

/** The card as one charge used it. */
export function chargedCard(amount: number): object {
  return {
    ...CARD,
    amount_authorized: amount,
    authorization_code: null,
    extended_authorization: { status: "disabled" },
    incremental_authorization: { status: "unavailable" },
    installments: null,
    mandate: null,
    multicapture: { status: "unavailable" },
    network: "visa",
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: amount, status: "unavailable" },
    three_d_secure: null,
    transaction_link_id: null,
  };
}
