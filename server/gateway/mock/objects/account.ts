import type { Metadata } from "#server/gateway/mock/http/metadata.ts";
import type { StoredObject } from "../store.ts";

export type Nested = { [name: string]: unknown };

export interface AccountRecord extends StoredObject {
  object: "account";
  business_profile: Nested;
  business_type: string | null;
  capabilities: Record<string, "active" | "inactive">;
  country: string;
  default_currency: string;
  email: string | null;
  metadata: Metadata;
  settings: Nested;
  tos_acceptance: Nested;
  type: "custom" | "express" | "standard";
}

const NOTHING_DUE = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

/** An account that nobody has told anything yet; the mock checks no papers, so it may do all at once. */
export function newAccount(id: string, created: number): AccountRecord {
  const blank = {
    charges_enabled: true,
    controller: { type: "application" },
    details_submitted: true,
    external_accounts: {
      object: "list",
      data: [],
      has_more: false,
      url: `/v1/accounts/${id}/external_accounts`,
    },
    future_requirements: NOTHING_DUE,
    payouts_enabled: true,
    requirements: NOTHING_DUE,
  };
  return {
    id,
    object: "account",
    ...blank,
    business_profile: blankProfile(),
    business_type: null,
    capabilities: {},
    country: "CN",
    created,
    default_currency: "cny",
    email: null,
    metadata: {},
    settings: blankSettings(),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: "custom",
  };
}

function blankProfile(): Nested {
  return {
    annual_revenue: null,
    estimated_worker_count: null,
    mcc: null,
    minority_owned_business_designation: null,
    name: null,
    product_description: null,
    support_address: null,
    support_email: null,
    support_phone: null,
    support_url: null,
    url: null,
  };
}

function blankSettings(): Nested {
  return {
    bacs_debit_payments: { display_name: null, service_user_number: null },
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: null, timezone: "Asia/Shanghai" },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 1, interval: "daily" },
      statement_descriptor: null,
    },
    sepa_debit_payments: {},
  };
}
