import { INTENT_SAMPLES, metadata, paidIntent, type RouteSamples, shipping } from "./intent-samples.ts";
import type { TestGateway } from "./mock-gateway.ts";

const paid = async ({ stripe }: TestGateway) => {
  const intent = await paidIntent({ stripe });
  return { intent: intent.id, charge: String(intent.latest_charge) };
};

const MONEY: Record<string, RouteSamples> = {
  "/v1/charges/:id": {
    target: async (gateway) => (await paid(gateway)).charge,
    samples: {
      customer: { send: "cus_1" },
      description: { send: "茶叶" },
      fraud_details: { send: { user_report: "safe" } },
      receipt_email: { send: "payer@example.test" },
      shipping,
      transfer_group: { send: "order 7" },
      metadata,
    },
  },
  "/v1/refunds": {
    fresh: async (gateway) => ({ payment_intent: (await paid(gateway)).intent }),
    samples: {
      amount: { send: 70 },
      payment_intent: { send: "pi_none", refused: { param: "payment_intent", code: "resource_missing" } },
      charge: { send: "ch_none", refused: { param: "charge" } },
      reason: { send: "duplicate" },
      metadata,
    },
  },
  "/v1/refunds/:id": {
    target: async (gateway) => {
      const { charge } = await paid(gateway);
      return (await gateway.stripe.refunds.create({ charge })).id;
    },
    samples: { metadata },
  },
  "/v1/payouts": {
    base: { amount: 1, currency: "cny" },
    fresh: async (gateway) => ({ description: (await paid(gateway)).intent }),
    samples: {
      amount: { send: 2 },
      currency: { send: "nzd", refused: { code: "balance_insufficient" } },
      description: { send: "每周" },
      destination: { send: "ba_1" },
      method: { send: "instant" },
      source_type: { send: "bank_account" },
      statement_descriptor: { send: "TEA SHOP" },
      metadata,
    },
  },
  "/v1/payouts/:id": {
    target: async (gateway) => {
      await paid(gateway);
      return (await gateway.stripe.payouts.create({ amount: 1, currency: "cny" })).id;
    },
    samples: { metadata },
  },
};

const url = "https://example.test/hook";
const ENDPOINT: RouteSamples["samples"] = {
  url: { send: "https://example.test/other" },
  enabled_events: { send: ["charge.succeeded"] },
  description: { send: "ours" },
  metadata,
};
const CLOCK = { frozen_time: 1_800_000_000 };

const ACCOUNT: RouteSamples["samples"] = {
  business_type: { send: "company" },
  default_currency: { send: "hkd" },
  email: { send: "shop@example.test" },
  business_profile: { send: { mcc: "5732", support_address: { city: "杭州" } } },
  settings: { send: { payouts: { schedule: { interval: "weekly" } } } },
  tos_acceptance: { send: { date: 1_800_000_000, ip: "192.0.2.1" } },
  capabilities: {
    send: { transfers: { requested: true } },
    shows: { capabilities: { transfers: "active" } },
  },
  metadata,
};

const INTERVAL = { interval_start: 1_700_000_000, interval_end: 1_900_000_000 };

const PLATFORM: Record<string, RouteSamples> = {
  "/v1/reporting/report_runs": {
    base: { report_type: "balance_change_from_activity.itemized.3", parameters: INTERVAL },
    samples: {
      report_type: { send: "balance.summary.1", refused: { param: "report_type" } },
      parameters: { send: { ...INTERVAL, columns: ["gross"] } },
    },
  },
  "/v1/webhook_endpoints": {
    base: { url, enabled_events: ["*"] },
    samples: { ...ENDPOINT, api_version: { send: "2026-10-28.endive" } },
  },
  "/v1/webhook_endpoints/:id": {
    target: async ({ stripe }) => (await stripe.webhookEndpoints.create({ url, enabled_events: ["*"] })).id,
    samples: { ...ENDPOINT, disabled: { send: true, shows: { status: "disabled" } } },
  },
  "/v1/accounts": {
    samples: { ...ACCOUNT, country: { send: "HK" }, type: { send: "express" } },
  },
  "/v1/accounts/:id": {
    target: async ({ stripe }) => (await stripe.accounts.create({ type: "custom" })).id,
    samples: ACCOUNT,
  },
  "/v1/test_helpers/test_clocks": {
    base: CLOCK,
    samples: { frozen_time: { send: 1_900_000_000 }, name: { send: "leap day" } },
  },
  "/v1/test_helpers/test_clocks/:id/advance": {
    target: async ({ stripe }) => (await stripe.testHelpers.testClocks.create(CLOCK)).id,
    samples: { frozen_time: { send: 1_900_000_000 } },
  },
};

/** Every POST of Stripe's API that the mock serves, with a sample of each of its parameters. */
export const PARAMETER_SAMPLES: Record<string, RouteSamples> = { ...INTENT_SAMPLES, ...MONEY, ...PLATFORM };
