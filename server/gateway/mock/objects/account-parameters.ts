import { z } from "zod";
import { address } from "#server/gateway/mock/http/contacts.ts";
import { metadataParameter } from "#server/gateway/mock/http/metadata.ts";
import { fieldsOf, type ParameterTable, parameter } from "#server/gateway/mock/http/parameters.ts";
import {
  country,
  currency,
  email,
  filledText,
  flag,
  integer,
  notNegative,
  positive,
  statementDescriptor,
  text,
} from "#server/gateway/mock/http/values.ts";
import type { AccountRecord, Nested } from "./account.ts";

const profile = z
  .strictObject({
    annual_revenue: z.strictObject({ amount: notNegative, currency, fiscal_year_end: filledText }),
    estimated_worker_count: notNegative,
    mcc: text,
    name: text,
    product_description: text,
    support_address: address,
    support_email: email,
    support_phone: text,
    support_url: text,
    url: text,
  })
  .partial();

const settings = z
  .strictObject({
    branding: z
      .strictObject({ icon: text, logo: text, primary_color: text, secondary_color: text })
      .partial(),
    card_payments: z
      .strictObject({
        decline_on: z.strictObject({ avs_failure: flag, cvc_failure: flag }).partial(),
        statement_descriptor_prefix: statementDescriptor,
      })
      .partial(),
    payments: z.strictObject({ statement_descriptor: statementDescriptor }).partial(),
    payouts: z
      .strictObject({
        debit_negative_balances: flag,
        schedule: z
          .strictObject({ delay_days: positive, interval: z.enum(["daily", "manual", "monthly", "weekly"]) })
          .partial(),
        statement_descriptor: statementDescriptor,
      })
      .partial(),
  })
  .partial();

const acceptance = z.strictObject({ date: integer, ip: filledText, user_agent: text }).partial();
const capabilities = z.partialRecord(
  z.enum(["alipay_payments", "card_payments", "transfers"]),
  z.strictObject({ requested: flag }),
);

export const UPDATE: ParameterTable<AccountRecord> = {
  ...fieldsOf<AccountRecord>({
    business_type: z.enum(["company", "government_entity", "individual", "non_profit"]),
    default_currency: currency,
    email,
  }),
  business_profile: parameter(profile, (account, given) => merge(account.business_profile, given)),
  settings: parameter(settings, (account, given) => merge(account.settings, given)),
  tos_acceptance: parameter(acceptance, (account, given) => merge(account.tos_acceptance, given)),
  capabilities: parameter(capabilities, (account, given) => {
    for (const [name, { requested }] of Object.entries(given)) {
      account.capabilities[name] = requested ? "active" : "inactive";
    }
  }),
  metadata: metadataParameter,
};

export const CREATE: ParameterTable<AccountRecord> = {
  ...fieldsOf<AccountRecord>({ country, type: z.enum(["custom", "express", "standard"]) }),
  ...UPDATE,
};

/** Field by field, at every depth: what is not named stays. */
function merge(target: Nested, given: Nested): void {
  for (const [name, value] of Object.entries(given)) {
    const before = target[name];
    if (isNested(before) && isNested(value)) merge(before, value);
    else target[name] = value;
  }
}

function isNested(value: unknown): value is Nested {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
