import { z } from "zod";
import { type Kind, load, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { type Metadata, metadataParameter } from "#server/gateway/mock/http/metadata.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import { fieldsOf, type ParameterTable, requiring } from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import {
  currency,
  filledText,
  positive,
  statementDescriptor,
  text,
} from "#server/gateway/mock/http/values.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";
import { balanceOf, bookBalance } from "./balance-transaction.ts";

interface PayoutRecord extends StoredObject {
  object: "payout";
  amount: number;
  arrival_date: number;
  balance_transaction: string | null;
  currency: string;
  description: string | null;
  destination: string;
  metadata: Metadata;
  method: "standard" | "instant";
  source_type: "card" | "bank_account" | "fpx";
  statement_descriptor: string | null;
}

const PAYOUT: Kind = { object: "payout", path: "/v1/payouts" };
const DAY_SECONDS = 86_400;

const CREATE: ParameterTable<PayoutRecord> = requiring(["amount", "currency"], {
  ...fieldsOf<PayoutRecord>({
    amount: positive,
    currency,
    description: text,
    destination: filledText.regex(
      /^(ba|card)_\w+$/,
      "A payout goes to a bank account (ba_…) or a card (card_…).",
    ),
    method: z.enum(["standard", "instant"]),
    source_type: z.enum(["card", "bank_account", "fpx"]),
    statement_descriptor: statementDescriptor,
  }),
  metadata: metadataParameter,
});

export const PAYOUT_ROUTES: readonly DeclaredRoute[] = [
  listRoute({ ...PAYOUT, filters: ["status", "destination"] }),
  retrieveRoute(PAYOUT),
  route({
    method: "post",
    path: PAYOUT.path,
    parameters: CREATE,
    work: (call, given) => {
      const payout = given.applyTo(newPayout(call.now));
      if (payout.amount > balanceOf(call, payout.currency)) {
        throw StripeFault.invalid(
          "You have insufficient funds for this payout.",
          "amount",
          "balance_insufficient",
        );
      }
      const { amount, currency: code, description, id } = payout;
      payout.balance_transaction = bookBalance(call, {
        amount: -amount,
        currency: code,
        description,
        source: id,
        type: "payout",
      });
      call.gateway.store.save(call.account, payout);
      emitEvent(call, { type: "payout.created", object: payout });
      return payout;
    },
  }),
  route({
    method: "post",
    path: `${PAYOUT.path}/:id`,
    parameters: { metadata: metadataParameter },
    work: (call, given) =>
      call.gateway.store.save(call.account, given.applyTo(load<PayoutRecord>(call, PAYOUT))),
  }),
];

function newPayout(now: number) {
  return {
    id: stripeId("po"),
    object: "payout" as const,
    amount: 0,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: now + DAY_SECONDS,
    automatic: false,
    balance_transaction: null as string | null,
    created: now,
    currency: "cny",
    description: null as string | null,
    destination: "ba_ruwang",
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: "standard" as const,
    original_payout: null,
    payout_method: null,
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card" as const,
    statement_descriptor: null as string | null,
    status: "in_transit",
    trace_id: null,
    type: "bank_account",
  };
}
