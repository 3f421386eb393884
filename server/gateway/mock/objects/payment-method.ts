import { type BillingDetails, NO_BILLING_DETAILS } from "#server/gateway/mock/http/contacts.ts";
import type { Metadata } from "#server/gateway/mock/http/metadata.ts";
import { cardDetails } from "../cards/card.ts";
import { factsOfToken } from "../cards/test-tokens.ts";
import { stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";

export const METHOD_TYPES = ["alipay", "card"] as const;
export type MethodType = (typeof METHOD_TYPES)[number];

export interface PaymentMethodRecord extends StoredObject {
  object: "payment_method";
  allow_redisplay: "always" | "limited" | "unspecified";
  billing_details: BillingDetails;
  customer: string | null;
  customer_account: null;
  livemode: false;
  metadata: Metadata;
  type: MethodType;
  alipay?: object;
  card?: object;
  /** Which of Stripe's test ids it was made from; ours, not shown. */
  test_token: string | null;
}

export interface NewMethod {
  type: MethodType;
  allow_redisplay: PaymentMethodRecord["allow_redisplay"];
  billing_details: BillingDetails;
  metadata: Metadata;
}

export function newPaymentMethod(
  now: number,
  given: Pick<NewMethod, "type"> & Partial<NewMethod>,
  testToken: string | null = null,
): PaymentMethodRecord {
  return {
    id: stripeId("pm"),
    object: "payment_method",
    allow_redisplay: given.allow_redisplay ?? "unspecified",
    billing_details: given.billing_details ?? NO_BILLING_DETAILS,
    created: now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: given.metadata ?? {},
    type: given.type,
    ...(given.type === "card" ? { card: cardDetails(factsOfToken(testToken)) } : { alipay: {} }),
    test_token: testToken,
  };
}

export function typeOfToken(testToken: string): MethodType {
  return testToken === "pm_alipay" ? "alipay" : "card";
}
