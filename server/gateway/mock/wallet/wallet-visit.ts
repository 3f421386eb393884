import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import { brandsFor, type WalletBrand } from "#server/gateway/mock/payers/brands.ts";
import type { PayerRecord } from "#server/gateway/mock/payers/payer.ts";
import { payerOf } from "#server/gateway/mock/payers/payer-store.ts";
import { type MockGateway, nowSeconds, PLATFORM_ACCOUNT } from "../gateway.ts";
import type { StoredObject } from "../store.ts";
import type { WalletDecline } from "./declines.ts";
import { type WalletPlan, walletPlanOf } from "./wallet-plan.ts";

/** How far one payer has come with one order. */
export interface WalletRecord extends StoredObject {
  object: "ruwang.wallet";
  brand: WalletBrand;
  /** The terms that were agreed to; another plan or amount is agreed to anew. */
  agreed: string | null;
  /** Where the first instalment will come from. */
  repay_from: string | null;
  /** Cards whose bank has declined this order. */
  refused_cards: string[];
  /** What went wrong with the last step, while there is still a way on in the wallet. */
  trouble: WalletDecline | "terms_changed" | null;
}

/** Everything that a page or a step looks at. */
export interface Visit {
  gateway: MockGateway;
  now: number;
  intent: PaymentIntentRecord;
  plan: WalletPlan | null;
  payer: PayerRecord;
  wallet: WalletRecord;
}

export function visitOf(gateway: MockGateway, request: Request, id: string): Visit | null {
  const intent = gateway.store.find<PaymentIntentRecord>("payment_intent", PLATFORM_ACCOUNT, id);
  if (intent === undefined) return null;
  const payer = payerOf(gateway, request);
  const wallet = walletOf(gateway, intent, payer.id);
  return { gateway, now: nowSeconds(gateway), intent, plan: walletPlanOf(intent), payer, wallet };
}

/** What the payer agrees to, so that nothing else is paid with an agreement or a form that is out of date. */
export function termsOf({ intent, plan }: Pick<Visit, "intent" | "plan">): string {
  const parts = plan === null ? [] : [plan.term, plan.bearer, plan.ratePpm, plan.schedule[0]?.dueOn];
  return [intent.amount, intent.currency, ...parts].join("/");
}

function walletOf(gateway: MockGateway, intent: PaymentIntentRecord, payerId: string): WalletRecord {
  const id = `wallet_${intent.id}_${payerId}`;
  const blank: WalletRecord = {
    id,
    object: "ruwang.wallet",
    created: nowSeconds(gateway),
    brand: brandsFor(intent.metadata.method)[0] ?? "alipay",
    agreed: null,
    repay_from: null,
    refused_cards: [],
    trouble: null,
  };
  return gateway.store.find<WalletRecord>("ruwang.wallet", PLATFORM_ACCOUNT, id) ?? blank;
}
