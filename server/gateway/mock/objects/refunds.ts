import type { Call } from "#server/gateway/mock/http/call.ts";
import { type Kind, load, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { metadataParameter } from "#server/gateway/mock/http/metadata.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import type { Given } from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { settleFunding } from "#server/gateway/mock/payers/funding.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { type ChargeRecord, refundsOf } from "./charge.ts";
import type { PaymentIntentRecord } from "./payment-intent.ts";
import { newRefund, REFUND_PARAMETERS, type RefundRecord, type RefundRequest } from "./refund.ts";

const REFUND: Kind = { object: "refund", path: "/v1/refunds" };

export const REFUND_ROUTES: readonly DeclaredRoute[] = [
  route({ method: "post", path: REFUND.path, parameters: REFUND_PARAMETERS, work: create }),
  listRoute({ ...REFUND, filters: ["payment_intent", "charge"] }),
  listRoute({ object: "refund", path: "/v1/charges/:id/refunds", partOf: "charge" }),
  retrieveRoute(REFUND),
  route({
    method: "post",
    path: `${REFUND.path}/:id`,
    parameters: { metadata: metadataParameter },
    work: (call, given) =>
      call.gateway.store.save(call.account, given.applyTo(load<RefundRecord>(call, REFUND))),
  }),
];

function create(call: Call, given: Given<RefundRequest>): object {
  const request = given.applyTo({
    amount: null,
    charge: null,
    payment_intent: null,
    reason: null,
    metadata: {},
  });
  const charge = chargeOf(call, request);
  const amount = refundable(charge, request.amount);
  const refund = newRefund(call, charge, { ...request, amount });
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  call.gateway.store.save(call.account, refund);
  charge.refunds = refundsOf(charge.id, newestRefunds(call, charge.id));
  call.gateway.store.save(call.account, charge);
  settleFunding(call, charge);
  emitEvent(call, { type: "refund.created", object: refund });
  emitEvent(call, { type: "charge.refunded", object: charge, previous });
  return refund;
}

function newestRefunds(call: Call, charge: string) {
  return call.gateway.store.list<RefundRecord>("refund", {
    account: call.account,
    limit: 10,
    equal: { charge },
  });
}

/** What of the charge may go back: the amount asked for, or all that is left. */
function refundable(charge: ChargeRecord, asked: number | null): number {
  const remaining = charge.amount_captured - charge.amount_refunded;
  if (remaining === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw StripeFault.invalid(message, null, "charge_already_refunded");
  }
  if (asked !== null && asked > remaining) {
    throw StripeFault.invalid(
      `Refund amount (${asked}) is greater than unrefunded amount on charge (${remaining})`,
      "amount",
    );
  }
  return asked ?? remaining;
}

function chargeOf(call: Call, asked: RefundRequest): ChargeRecord {
  const { store } = call.gateway;
  const { charge: chargeId, payment_intent: intentId } = asked;
  if ((intentId === null) === (chargeId === null)) {
    throw StripeFault.invalid(
      "One of charge or payment_intent is required, and only one.",
      "charge",
      "parameter_missing",
    );
  }
  const intent =
    intentId === null ? null : store.find<PaymentIntentRecord>("payment_intent", call.account, intentId);
  if (intent === undefined) throw StripeFault.missing("payment_intent", intentId ?? "", "payment_intent");
  const id = chargeId ?? intent?.latest_charge ?? null;
  const charge = id === null ? undefined : store.find<ChargeRecord>("charge", call.account, id);
  if (charge === undefined && chargeId !== null) throw StripeFault.missing("charge", chargeId, "charge");
  if (charge === undefined || !charge.captured) {
    throw StripeFault.invalid(
      `This PaymentIntent (${intentId ?? charge?.payment_intent ?? ""}) does not have a successful charge to refund.`,
      "payment_intent",
    );
  }
  return charge;
}
