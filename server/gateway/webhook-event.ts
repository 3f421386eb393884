import type Stripe from "stripe";
import { z } from "zod";
import { isStorable } from "#server/domain/fields/text.ts";
import { GatewayError, type GatewayEvent } from "./port.ts";
import { planObject, readPlan } from "./stripe-plans.ts";
import { readIntent, readRefund } from "./stripe-shapes.ts";

const text = z.string().max(2_000).refine(isStorable);
const money = z.int().min(0);
const reference = z.union([text, z.looseObject({ id: text })]).nullish();
const metadata = z.record(z.string(), text);
/** Until the year 9999, as far as dates are written. */
const instant = z.int().min(0).max(253_402_300_799);

/** What is read of an event, and no more: whoever signs may still write anything. */
const intent = z.looseObject({
  object: z.literal("payment_intent"),
  id: text,
  status: text,
  amount: money,
  metadata,
  last_payment_error: z.looseObject({ code: text.nullish(), decline_code: text.nullish() }).nullish(),
  next_action: z.looseObject({ redirect_to_url: z.looseObject({ url: text.nullish() }).nullish() }).nullish(),
  latest_charge: reference,
});
const refund = z.looseObject({
  object: z.literal("refund"),
  id: text,
  status: text.nullish(),
  amount: money,
  payment_intent: reference,
  metadata: metadata.nullish(),
  failure_reason: text.nullish(),
});
/** One that we know nothing about is kept by its name alone. */
const other = z.looseObject({
  object: text.refine((name) => !["payment_intent", "refund", "instalment_plan"].includes(name)).optional(),
});
const event = z.looseObject({
  id: text.min(1),
  type: text.min(1),
  created: instant,
  data: z.looseObject({ object: z.union([intent, refund, planObject, other]) }),
});

/** Our view of a signed event; refused with `event_malformed` when it is none. */
export function readWebhookEvent(signed: unknown): GatewayEvent {
  const parsed = event.safeParse(signed);
  if (!parsed.success) {
    const text = "The event has not the shape of one. Nothing was changed.";
    throw new GatewayError("event_malformed", text, false, parsed.error);
  }
  const { id, type, created, data } = parsed.data;
  const { object } = data;
  return {
    id,
    type,
    occurredAt: new Date(created * 1000),
    intent: object.object === "payment_intent" ? readIntent(object as unknown as Stripe.PaymentIntent) : null,
    refund: object.object === "refund" ? readRefund(object as unknown as Stripe.Refund) : null,
    plan: object.object === "instalment_plan" ? readPlan(object as z.output<typeof planObject>) : null,
  };
}
