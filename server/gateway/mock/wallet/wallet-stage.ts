import { payerPaysFen } from "#server/domain/payments/payer-pays.ts";
import { BRANDS } from "#server/gateway/mock/payers/brands.ts";
import { isLocked } from "#server/gateway/mock/payers/password.ts";
import { huabeiLeft, type Source, sourcesOf } from "#server/gateway/mock/payers/sources.ts";
import type { WalletDecline } from "./declines.ts";
import type { WalletPlan } from "./wallet-plan.ts";
import { termsOf, type Visit } from "./wallet-visit.ts";

/** A source as it is offered: it pays, holds too little, or its bank has declined this order. */
export interface Offer {
  source: Source;
  state: "pays" | "short" | "declined";
}

/** What an order waits for, as its payer stands: exactly one thing at a time. */
export type Stage =
  | { step: "locked"; until: number }
  | { step: "too_small" }
  | { step: "open" }
  | {
      step: "refused";
      reason: WalletDecline;
      neededFen: number;
      availableFen: number;
      offers: Offer[];
      mayOpen: boolean;
    }
  | { step: "agree"; plan: WalletPlan; offers: Offer[]; chosen: string }
  | { step: "password"; plan: WalletPlan | null; offers: Offer[]; chosen: string };

type Seen = Pick<Visit, "intent" | "plan" | "payer" | "wallet" | "now">;

export function stageOf(visit: Seen): Stage {
  const { payer, plan, now } = visit;
  if (isLocked(payer, now)) return { step: "locked", until: payer.locked_until ?? now };
  if (plan !== null) return planStage(visit, plan);
  // Instalments of less than a fen cannot be shown, and are not what anybody pays in one sum instead.
  const isPlanned = visit.intent.payment_method_options.alipay?.installments !== undefined;
  return isPlanned ? { step: "too_small" } : oneSumStage(visit);
}

/** Huabei finances the price, and the fee where the buyer bears it. */
export function financedFen(visit: Pick<Visit, "intent" | "plan">): number {
  return payerPaysFen({ amountFen: visit.intent.amount, plan: visit.plan });
}

function oneSumStage(visit: Seen): Stage {
  const amount = visit.intent.amount;
  const offers = offersFor(visit, amount);
  const chosen = chosenOf(offers, null);
  if (chosen !== null) return { step: "password", plan: null, offers, chosen };
  const { payer, wallet, intent } = visit;
  const mayOpen =
    payer.huabei === "closed" &&
    BRANDS[wallet.brand].huabei &&
    intent.metadata.method !== "bank_card" &&
    huabeiLeft(payer) >= amount;
  return refused(offers, amount, mayOpen);
}

/** Eligible, enough limit for what is financed, and something that covers the first instalment and its fee (S12). */
function planStage(visit: Seen, plan: WalletPlan): Stage {
  const { payer, wallet } = visit;
  if (payer.huabei === "not_eligible") return withoutHuabei("huabei_not_available", 0, 0);
  if (payer.huabei === "closed") return { step: "open" };
  const financed = financedFen(visit);
  const left = huabeiLeft(payer);
  if (left < financed) return withoutHuabei("credit_limit_exceeded", financed, left);
  const first = plan.schedule[0]?.paymentFen ?? 0;
  const offers = offersFor(visit, first).filter(({ source }) => source.kind !== "huabei");
  const chosen = chosenOf(offers, wallet.repay_from);
  if (chosen === null) return refused(offers, first, false);
  const agreed = wallet.agreed === termsOf(visit) && chosen === wallet.repay_from;
  return { step: agreed ? "password" : "agree", plan, offers, chosen };
}

function offersFor({ payer, wallet, intent }: Seen, neededFen: number): Offer[] {
  const sources = sourcesOf(payer, { brand: wallet.brand, method: intent.metadata.method });
  return sources.map((source) => {
    if (wallet.refused_cards.includes(source.key)) return { source, state: "declined" };
    return { source, state: source.available >= neededFen ? "pays" : "short" };
  });
}

/** What was chosen if it still pays, else the first that does. */
function chosenOf(offers: Offer[], wanted: string | null): string | null {
  const paying = offers.filter(({ state }) => state === "pays").map(({ source }) => source.key);
  return paying.find((key) => key === wanted) ?? paying[0] ?? null;
}

function refused(offers: Offer[], neededFen: number, mayOpen: boolean): Stage {
  const reason = offers.some(({ state }) => state === "declined") ? "card_declined" : "insufficient_funds";
  const availableFen = Math.max(
    0,
    ...offers.map(({ source, state }) => (state === "short" ? source.available : 0)),
  );
  return { step: "refused", reason, neededFen, availableFen, offers, mayOpen };
}

function withoutHuabei(reason: WalletDecline, neededFen: number, availableFen: number): Stage {
  return { step: "refused", reason, neededFen, availableFen, offers: [], mayOpen: false };
}
