import { z } from "zod";
import { email, filledText, orUnset, text } from "./values.ts";

const EMPTY_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

export const address = z.strictObject({
  city: text.default(null),
  country: text.default(null),
  line1: text.default(null),
  line2: text.default(null),
  postal_code: text.default(null),
  state: text.default(null),
});

/** Whole or not at all, as Stripe takes it. */
const shippingDetails = z.strictObject({
  address,
  carrier: text.default(null),
  name: filledText,
  phone: text.default(null),
  tracking_number: text.default(null),
});
export type Shipping = z.output<typeof shippingDetails>;

export const shipping = orUnset(shippingDetails);

export const billingDetails = z.strictObject({
  address: address.default(EMPTY_ADDRESS),
  email: email.default(null),
  name: text.default(null),
  phone: text.default(null),
  tax_id: text.default(null),
});
export type BillingDetails = z.output<typeof billingDetails>;

export const NO_BILLING_DETAILS: BillingDetails = {
  address: EMPTY_ADDRESS,
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};
