import { z } from "zod";
import { shipping } from "#server/gateway/mock/http/contacts.ts";
import { metadataParameter } from "#server/gateway/mock/http/metadata.ts";
import {
  appliedTo,
  fieldsOf,
  type Parameter,
  type ParameterTable,
  parameter,
  requiring,
} from "#server/gateway/mock/http/parameters.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import {
  currency,
  email,
  filledText,
  flag,
  notNegative,
  orUnset,
  positive,
  statementDescriptor,
  text,
  wordOrNull,
} from "#server/gateway/mock/http/values.ts";
import { AUTOMATIC_METHODS, METHOD_PARAMETERS } from "./method-parameters.ts";
import { CAPTURE_METHODS, FUTURE_USAGES, type PaymentIntentRecord } from "./payment-intent.ts";
import { accountId, customer } from "./references.ts";

/** Stripe's greatest amount is eight digits; ours holds a rate card's ¥300,000 and the portal's own limit. */
const MAX_AMOUNT = 10_000_000_000;

/** An intent that is being made or confirmed, and what the request asks for just this once. */
export interface IntentRequest {
  intent: PaymentIntentRecord;
  confirm: boolean;
  /** The payer is away, or the client cannot send it anywhere: what needs a redirect fails instead. */
  refusesRedirect: boolean;
}

const amount = positive.refine((fen) => fen <= MAX_AMOUNT, {
  error: `Amount must be no more than ${MAX_AMOUNT}.`,
  params: { code: "amount_too_large" },
});
const transferData = z.strictObject({ amount: positive.optional(), destination: accountId });

const AMOUNT = fieldsOf<PaymentIntentRecord>({ amount, currency });

/** What may still be said when the intent is confirmed. */
const CONFIRMABLE: ParameterTable<PaymentIntentRecord> = {
  ...fieldsOf<PaymentIntentRecord>({
    capture_method: z.enum(CAPTURE_METHODS),
    receipt_email: email,
    setup_future_usage: wordOrNull(FUTURE_USAGES),
    shipping,
  }),
  ...METHOD_PARAMETERS,
};

const DETAILS: ParameterTable<PaymentIntentRecord> = {
  ...fieldsOf<PaymentIntentRecord>({
    application_fee_amount: orUnset(notNegative),
    customer,
    description: text,
    statement_descriptor: statementDescriptor,
    statement_descriptor_suffix: statementDescriptor,
    transfer_data: orUnset(transferData),
    transfer_group: text,
  }),
  metadata: metadataParameter,
  ...CONFIRMABLE,
};

const ONCE: ParameterTable<IntentRequest> = {
  off_session: refusal(),
  error_on_requires_action: refusal(),
  return_url: parameter(z.url("Invalid URL: a return_url has a scheme and a host."), ({ intent }, url) => {
    intent.return_url = url;
  }),
};

const intentOf = ({ intent }: IntentRequest) => intent;

export const CREATE: ParameterTable<IntentRequest> = requiring(["amount", "currency"], {
  ...appliedTo(intentOf, {
    ...AMOUNT,
    automatic_payment_methods: AUTOMATIC_METHODS,
    ...fieldsOf<PaymentIntentRecord>({
      confirmation_method: z.enum(["automatic", "manual"]),
      on_behalf_of: accountId,
    }),
    ...DETAILS,
  }),
  ...ONCE,
  confirm: parameter(flag, (request, confirm) => {
    request.confirm = confirm;
  }),
});

export const UPDATE: ParameterTable<PaymentIntentRecord> = { ...AMOUNT, ...DETAILS };

export const clientSecret: Parameter<PaymentIntentRecord> = parameter(filledText, (intent, secret) => {
  if (secret === intent.client_secret) return;
  throw StripeFault.invalid("The client_secret provided does not match this PaymentIntent.", "client_secret");
});

export const CONFIRM: ParameterTable<IntentRequest> = {
  ...appliedTo(intentOf, { client_secret: clientSecret, ...CONFIRMABLE }),
  ...ONCE,
};

export const CAPTURE: ParameterTable<PaymentIntentRecord & { amount_to_capture: number }> = {
  ...fieldsOf<PaymentIntentRecord & { amount_to_capture: number }>({
    amount_to_capture: positive,
    application_fee_amount: notNegative,
    statement_descriptor: statementDescriptor,
    statement_descriptor_suffix: statementDescriptor,
  }),
  metadata: metadataParameter,
};

function refusal(): Parameter<IntentRequest> {
  return parameter(flag, (request, refuses) => {
    request.refusesRedirect ||= refuses;
  });
}
