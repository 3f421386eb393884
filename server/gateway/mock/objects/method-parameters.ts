import { z } from "zod";
import type { Call } from "#server/gateway/mock/http/call.ts";
import { billingDetails } from "#server/gateway/mock/http/contacts.ts";
import { type Parameter, type ParameterTable, parameter } from "#server/gateway/mock/http/parameters.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { filledText, flag, integer, texts } from "#server/gateway/mock/http/values.ts";
import { isTestToken } from "../cards/test-tokens.ts";
import { FUTURE_USAGES, type PaymentIntentRecord } from "./payment-intent.ts";
import {
  METHOD_TYPES,
  type MethodType,
  newPaymentMethod,
  type PaymentMethodRecord,
  typeOfToken,
} from "./payment-method.ts";

/** The terms that a plan can have. */
const TERM = { min: 2, max: 36 };

const methodTypes = texts.transform((types, context): MethodType[] => {
  const known = types.filter((type) => METHOD_TYPES.some((word) => word === type));
  const odd = types.find((type) => !known.includes(type));
  if (odd === undefined && known.length > 0) return known as MethodType[];
  const message = `The payment method type "${odd ?? ""}" is invalid.`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

const count = integer.refine(
  (term) => term >= TERM.min && term <= TERM.max,
  `Instalments must be from ${TERM.min} to ${TERM.max}.`,
);
/** Stripe has them in some countries; no bank has them here, and to drop them would charge another price. */
const bankInstallments = z.unknown().refine((given) => given === undefined, {
  error: "Instalments are not offered on bank cards. Charge the card in one sum.",
  params: { code: "installments_not_offered" },
});
const setupFutureUsage = z.enum(["none", ...FUTURE_USAGES]).optional();

/** `[alipay][installments][plan][count|bearer]` is how Huabei rides on Alipay here. */
const methodOptions = z.strictObject({
  alipay: z
    .strictObject({
      installments: z
        .strictObject({
          plan: z.strictObject({ count, bearer: z.enum(["buyer", "seller"]).default("buyer") }),
        })
        .optional(),
      setup_future_usage: setupFutureUsage,
    })
    .optional(),
  card: z
    .strictObject({
      installments: bankInstallments.optional(),
      request_three_d_secure: z.enum(["any", "automatic", "challenge"]).optional(),
      setup_future_usage: setupFutureUsage,
    })
    .optional(),
});

const methodData = z.strictObject({
  type: z.enum(METHOD_TYPES),
  allow_redisplay: z.enum(["always", "limited", "unspecified"]).optional(),
  billing_details: billingDetails.optional(),
  metadata: z.record(z.string().max(40), z.string().max(500)).optional(),
});

const automatic = z.strictObject({
  enabled: flag,
  allow_redirects: z.enum(["always", "never"]).default("always"),
});

const allowTypes: Parameter<PaymentIntentRecord> = parameter(methodTypes, (intent, types) => {
  intent.automatic_payment_methods = null;
  allow(intent, types);
});

/** Which methods may pay, and which one will; the latter comes last, so that the former are known. */
export const METHOD_PARAMETERS: ParameterTable<PaymentIntentRecord> = {
  payment_method_types: allowTypes,
  allowed_payment_method_types: allowTypes,
  excluded_payment_method_types: parameter(methodTypes, (intent, types) => {
    intent.excluded_payment_method_types = types;
    allow(
      intent,
      intent.payment_method_types.filter((type) => !types.includes(type)),
    );
  }),
  payment_method_options: parameter(methodOptions, (intent, options) => {
    intent.payment_method_options = { ...intent.payment_method_options, ...options };
  }),
  payment_method_data: parameter(methodData, (intent, data, call) => {
    attach(call, intent, newPaymentMethod(call.now, definedParts(data)));
  }),
  payment_method: parameter(filledText, (intent, id, call) => attach(call, intent, findMethod(call, id))),
};

export const AUTOMATIC_METHODS: Parameter<PaymentIntentRecord> = parameter(automatic, (intent, given) => {
  const { enabled, allow_redirects } = given;
  intent.automatic_payment_methods = enabled ? { enabled, allow_redirects } : null;
  allow(intent, allow_redirects === "never" ? ["card"] : [...METHOD_TYPES]);
});

function allow(intent: PaymentIntentRecord, types: MethodType[]): void {
  intent.payment_method_types = types;
  intent.allowed_payment_method_types = types;
  if (intent.payment_method_type === null || types.includes(intent.payment_method_type)) return;
  intent.payment_method = null;
  intent.payment_method_type = null;
  intent.status = "requires_payment_method";
}

function definedParts(data: z.output<typeof methodData>) {
  const { type, ...optional } = data;
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { type, ...Object.fromEntries(given) };
}

function findMethod(call: Call, id: string): PaymentMethodRecord {
  if (isTestToken(id)) return newPaymentMethod(call.now, { type: typeOfToken(id) }, id);
  const known = call.gateway.store.find<PaymentMethodRecord>("payment_method", call.account, id);
  if (known === undefined) throw StripeFault.missing("PaymentMethod", id, "payment_method");
  return known;
}

export function attach(
  call: Pick<Call, "gateway" | "account">,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
): void {
  if (!intent.payment_method_types.includes(method.type)) {
    throw StripeFault.invalid(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(", ")}.`,
      "payment_method",
    );
  }
  call.gateway.store.save(call.account, method);
  intent.payment_method = method.id;
  intent.payment_method_type = method.type;
  intent.status = "requires_confirmation";
  intent.next_action = null;
}
