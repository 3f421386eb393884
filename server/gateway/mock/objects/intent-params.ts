import type { Call } from "#server/gateway/mock/http/exchange.ts";
import type { FormObject } from "#server/gateway/mock/http/form.ts";
import {
  nested,
  oneOfWords,
  optionalText,
  refuseUnknown,
  requiredInteger,
  textList,
} from "#server/gateway/mock/http/params.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import type { Installments, MethodOptions } from "./payment-intent.ts";

/** Parameters shared by create, update and confirm; those the mock has no use for are accepted, as Stripe does. */
export const DETAIL_PARAMS = [
  "description",
  "metadata",
  "receipt_email",
  "setup_future_usage",
  "shipping",
  "payment_method",
  "payment_method_data",
  "payment_method_options",
  "payment_method_types",
  "allowed_payment_method_types",
  "excluded_payment_method_types",
  "application_fee_amount",
  "statement_descriptor",
  "statement_descriptor_suffix",
  "transfer_data",
  "transfer_group",
  "customer",
  "capture_method",
  "radar_options",
  "amount_details",
  "payment_details",
  "hooks",
];
export const CREATE_PARAMS = [
  ...DETAIL_PARAMS,
  "amount",
  "currency",
  "confirm",
  "return_url",
  "automatic_payment_methods",
  "on_behalf_of",
  "off_session",
  "confirmation_method",
  "error_on_requires_action",
  "use_stripe_sdk",
  "mandate",
  "mandate_data",
  "payment_method_configuration",
  "confirmation_token",
];
export const UPDATE_PARAMS = [...DETAIL_PARAMS, "amount", "currency"];
export const CONFIRM_PARAMS = [
  ...DETAIL_PARAMS,
  "return_url",
  "off_session",
  "error_on_requires_action",
  "use_stripe_sdk",
  "mandate",
  "mandate_data",
  "confirmation_token",
  "client_secret",
];

const METHOD_TYPES = ["alipay", "card"] as const;
/** Stripe's greatest amount is eight digits; ours holds a rate card's ¥300,000 and the portal's own limit. */
const MAX_AMOUNT = 10_000_000_000;
const TERM = { min: 2, max: 36 };

export function readAmount(params: FormObject): number {
  const amount = requiredInteger(params, "amount");
  if (amount < 1) {
    throw StripeFault.invalid(
      "This value must be greater than or equal to 1.",
      "amount",
      "parameter_invalid_integer",
    );
  }
  if (amount > MAX_AMOUNT) {
    throw StripeFault.invalid(`Amount must be no more than ${MAX_AMOUNT}.`, "amount", "amount_too_large");
  }
  return amount;
}

export function readCurrency(params: FormObject): string {
  const currency = optionalText(params, "currency")?.toLowerCase() ?? "";
  if (currency === "")
    throw StripeFault.invalid("Missing required param: currency.", "currency", "parameter_missing");
  if (!/^[a-z]{3}$/.test(currency)) throw StripeFault.invalid(`Invalid currency: ${currency}`, "currency");
  return currency;
}

/** Given under the name of the contract or the one that newer API versions use. */
export function readMethodTypes(params: FormObject): string[] | null {
  const types = textList(params, "payment_method_types") ?? textList(params, "allowed_payment_method_types");
  const odd = types?.find((type) => !METHOD_TYPES.some((known) => known === type));
  if (odd !== undefined) {
    throw StripeFault.invalid(`The payment method type "${odd}" is invalid.`, "payment_method_types");
  }
  return types;
}

/** `[alipay][installments][plan][count|bearer]` is how Huabei rides on Alipay here; the rest is kept as given. */
export function readMethodOptions(params: FormObject): Record<string, MethodOptions> {
  const options: Record<string, MethodOptions> = {};
  for (const [type, given] of Object.entries(
    nested(params.payment_method_options, "payment_method_options"),
  )) {
    const name = `payment_method_options[${type}]`;
    const { installments, ...rest } = nested(given, name);
    options[type] = { ...rest };
    if (installments !== undefined && type === "alipay") {
      options[type].installments = readInstallments(nested(installments, `${name}[installments]`));
    }
  }
  return options;
}

function readInstallments(params: FormObject): Installments {
  const name = "payment_method_options[alipay][installments][plan]";
  refuseUnknown(params, ["plan"]);
  const plan = nested(params.plan, name);
  refuseUnknown(plan, ["count", "bearer"]);
  const count = requiredInteger(plan, "count");
  if (count < TERM.min || count > TERM.max) {
    throw StripeFault.invalid(`Instalments must be from ${TERM.min} to ${TERM.max}.`, `${name}[count]`);
  }
  return { plan: { count, bearer: oneOfWords(plan, "bearer", ["buyer", "seller"]) ?? "buyer" } };
}

export interface GivenMethod {
  id: string;
  type: "alipay" | "card";
}

/** The payment method a request brings: data of a new one, or one of Stripe's test ids (`pm_card_visa`, …). */
export function readMethod(call: Call, makeId: () => string): GivenMethod | null {
  const data = call.params.payment_method_data;
  if (data !== undefined) {
    const type = oneOfWords(nested(data, "payment_method_data"), "type", METHOD_TYPES);
    if (type === null) {
      throw StripeFault.invalid(
        "Missing required param: payment_method_data[type].",
        "payment_method_data[type]",
        "parameter_missing",
      );
    }
    return { id: makeId(), type };
  }
  const id = optionalText(call.params, "payment_method");
  if (id === null) return null;
  if (!/^pm_[A-Za-z0-9_]+$/.test(id)) throw StripeFault.missing("PaymentMethod", id, "payment_method");
  return { id, type: id.startsWith("pm_card") ? "card" : "alipay" };
}
