import type { ChargeRecord } from "#server/gateway/mock/objects/charge.ts";
import { failIntent, succeedIntent } from "#server/gateway/mock/objects/intent-moves.ts";
import { brandsFor } from "#server/gateway/mock/payers/brands.ts";
import { fundCharge } from "#server/gateway/mock/payers/funding.ts";
import { tryPassword } from "#server/gateway/mock/payers/password.ts";
import type { PayerRecord } from "#server/gateway/mock/payers/payer.ts";
import { savePayer } from "#server/gateway/mock/payers/payer-store.ts";
import { newPlan } from "#server/gateway/mock/repayments/plan-record.ts";
import { causeOf, openPlan } from "#server/gateway/mock/repayments/plan-store.ts";
import { PLATFORM_ACCOUNT } from "../gateway.ts";
import { declineOf, isWalletDecline, type WalletDecline } from "./declines.ts";
import type { WalletPlan } from "./wallet-plan.ts";
import { financedFen, type Offer, stageOf } from "./wallet-stage.ts";
import { termsOf, type Visit, type WalletRecord } from "./wallet-visit.ts";

/** What a payer's POST does to the order; runs in one transaction, on an order that waits for its payer. */
export type Step = (visit: Visit, form: URLSearchParams) => void;

export const STEPS: Record<string, Step> = {
  /** Which app scans. */
  wallet: (visit, form) => {
    const brand = brandsFor(visit.intent.metadata.method).find((one) => one === form.get("brand"));
    if (brand !== undefined) saveWallet(visit, { brand, trouble: null });
  },
  open: (visit, form) => {
    const stage = stageOf(visit);
    const isOffered = stage.step === "open" || (stage.step === "refused" && stage.mayOpen);
    if (isOffered && form.get("agree") === "yes")
      savePayer(visit.gateway, { ...visit.payer, huabei: "open" });
  },
  confirm: (visit, form) => {
    const stage = stageOf(visit);
    if (stage.step !== "agree") return;
    const offer = offerOf(stage.offers, form.get("source") ?? stage.chosen);
    if (offer === undefined || isOutOfDate(visit, form)) return;
    if (offer.source.card?.refuses) return declineCard(visit, offer);
    saveWallet(visit, { agreed: termsOf(visit), repay_from: offer.source.key, trouble: null });
  },
  pay: (visit, form) => {
    const stage = stageOf(visit);
    if (stage.step !== "password") return;
    const offer = offerOf(stage.offers, form.get("source") ?? stage.chosen);
    if (offer === undefined || isOutOfDate(visit, form)) return;
    const payer = passwordTried(visit, form.get("password") ?? "");
    if (payer === null) return;
    // With a plan Huabei pays now; the chosen source pays the first instalment when it is due.
    if (stage.plan !== null) return charge(visit, payer, "huabei");
    if (offer.source.card?.refuses) return declineCard(visit, offer);
    charge(visit, payer, offer.source.key);
  },
  /** The payer gives up, or tells the counter why it cannot be done. */
  refuse: (visit, form) => {
    const given = form.get("reason");
    fail(visit, isWalletDecline(given) ? given : "payment_method_customer_decline");
  },
};

function offerOf(offers: readonly Offer[], key: string): Offer | undefined {
  return offers.find(({ source, state }) => source.key === key && state === "pays");
}

/** A form of another amount or plan than the order now has pays nothing: its payer agreed to something else. */
function isOutOfDate(visit: Visit, form: URLSearchParams): boolean {
  const seen = form.get("terms");
  if (seen === null || seen === termsOf(visit)) return false;
  saveWallet(visit, { trouble: "terms_changed" });
  return true;
}

/** The payer when the password was right; null when it was not, and the order waits or has failed. */
function passwordTried(visit: Visit, typed: string): PayerRecord | null {
  const { payer, verdict } = tryPassword(visit.payer, typed, visit.now);
  savePayer(visit.gateway, payer);
  if (verdict === "right") return payer;
  saveWallet(visit, { trouble: "incorrect_password" });
  if (verdict === "locked") fail(visit, "incorrect_password");
  return null;
}

function declineCard(visit: Visit, { source }: Offer): void {
  const refused = [...visit.wallet.refused_cards, source.key];
  saveWallet(visit, { refused_cards: refused, trouble: "card_declined" });
}

/** The money goes out of the source in the transaction that makes the charge. */
function charge(visit: Visit, payer: PayerRecord, source: string): void {
  const { intent, wallet } = visit;
  const cause = causeOf(visit.gateway);
  succeedIntent(cause, intent, { wallet: wallet.brand });
  fundCharge(cause, payer, { chargeId: intent.latest_charge ?? "", source, amount: financedFen(visit) });
  if (visit.plan !== null) owe(visit, visit.plan);
}

/** From now on the payer owes Huabei what it has paid. */
function owe({ gateway, intent, payer, wallet }: Visit, plan: WalletPlan): void {
  const { store, settings } = gateway;
  const charge = store.find<ChargeRecord>("charge", PLATFORM_ACCOUNT, intent.latest_charge ?? "");
  // What is only held is owed to nobody yet.
  if (charge?.captured !== true) return;
  const source = wallet.repay_from ?? "balance";
  const url = settings.publicUrl;
  openPlan(causeOf(gateway), newPlan({ intent, charge, plan, payer: payer.id, source, url }));
}

function fail(visit: Visit, reason: WalletDecline): void {
  failIntent(causeOf(visit.gateway), visit.intent, declineOf(reason));
}

function saveWallet(visit: Visit, changes: Partial<WalletRecord>): void {
  visit.gateway.store.save<WalletRecord>(PLATFORM_ACCOUNT, { ...visit.wallet, ...changes });
}
