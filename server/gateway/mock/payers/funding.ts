import { type FeePolicy, feePolicyOf } from "#server/domain/ledger/fee-policy.ts";
import type { ChargeRecord } from "#server/gateway/mock/objects/charge.ts";
import { planOfCharge } from "#server/gateway/mock/repayments/plan-store.ts";
import { reducePlan } from "#server/gateway/mock/repayments/reduce-plan.ts";
import type { EventCause } from "#server/gateway/mock/webhooks/emit-event.ts";
import { nowSeconds } from "../gateway.ts";
import type { StoredObject } from "../store.ts";
import type { PayerRecord } from "./payer.ts";
import { findPayer } from "./payer-store.ts";
import { withTaken } from "./sources.ts";

/** What one charge has taken from one payer, and still holds. */
interface FundingRecord extends StoredObject {
  object: "ruwang.funding";
  payer: string;
  source: string;
  /** What the whole charge costs the source: the price, and with a plan the fee that the buyer bears. */
  full: number;
  held: number;
}

/** Takes what a charge costs from its payer, in the transaction that makes the charge. */
export function fundCharge(
  cause: EventCause,
  payer: PayerRecord,
  taken: { chargeId: string; source: string; amount: number },
): void {
  const { store } = cause.gateway;
  const { chargeId, source, amount } = taken;
  store.save<PayerRecord>(cause.account, withTaken(payer, source, amount));
  store.save<FundingRecord>(cause.account, {
    id: fundingId(chargeId),
    object: "ruwang.funding",
    created: nowSeconds(cause.gateway),
    payer: payer.id,
    source,
    full: amount,
    held: amount,
  });
}

/**
 * Gives back to its payer what the charge no longer holds. Called after each move of the charge: what is held follows
 * from how the charge stands, so that nothing is given back twice. A charge that no payer funded has nobody to give to.
 */
export function settleFunding(cause: EventCause, charge: ChargeRecord): void {
  const funding = cause.gateway.store.find<FundingRecord>(
    "ruwang.funding",
    cause.account,
    fundingId(charge.id),
  );
  if (funding === undefined) return;
  const owed = planOfCharge(cause.gateway, charge.id);
  if (owed === undefined) giveBack(cause, charge, funding);
  else reducePlan(cause, owed, charge);
}

function giveBack(cause: EventCause, charge: ChargeRecord, funding: FundingRecord): void {
  // Only a plan whose fee its buyer bears costs more than its price.
  const plan = { method: "huabei", bearer: "buyer", createdAt: new Date(charge.created * 1000) } as const;
  const held = heldOf(charge, funding.full, feePolicyOf(plan));
  const payer = findPayer(cause.gateway, funding.payer);
  if (payer !== undefined)
    cause.gateway.store.save(cause.account, withTaken(payer, funding.source, held - funding.held));
  cause.gateway.store.save<FundingRecord>(cause.account, { ...funding, held });
}

type Standing = Pick<ChargeRecord, "amount" | "captured" | "amount_captured" | "amount_refunded">;

/**
 * What was never taken frees its part of the fee as well, rounded down; of what is given back the buyer's fee follows
 * the rule that the portal books by.
 */
export function heldOf(charge: Standing, full: number, fee: FeePolicy): number {
  const { amount, amount_refunded: refunded } = charge;
  const taken = charge.captured ? charge.amount_captured : amount;
  const kept = shareDown(full, taken, amount);
  if (fee === "proportional") return shareDown(full, taken - refunded, amount);
  return fee === "full" && refunded > 0 ? taken - refunded : kept - refunded;
}

const shareDown = (whole: number, part: number, of: number) =>
  Number((BigInt(whole) * BigInt(part)) / BigInt(of));

function fundingId(chargeId: string): string {
  return `funding_${chargeId}`;
}
