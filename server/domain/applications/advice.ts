import { z } from "zod";
import { byDeposit, type Offers, offers } from "#server/domain/devices/prices/offers.ts";
import { PREMISES, type Premises, recommendationReasons } from "#server/domain/devices/recommendation.ts";
import { amountFen } from "#server/domain/fields/numbers.ts";
import {
  ACCOUNT_TYPES,
  type AccountType,
  accountTypesFor,
  MERCHANT_KINDS,
  type MerchantKind,
  PRODUCTS,
  type Product,
  productsFor,
} from "#server/domain/merchants/kinds.ts";
import type { Fen } from "#server/domain/money/fen.ts";
import { divideHalfEven } from "#server/domain/money/half-even.ts";
import type { EffectiveMethod } from "#server/domain/quotes/effective-rates.ts";
import { acquiringFeeOf } from "#server/domain/quotes/quote.ts";
import { type ServiceFeeRule, serviceFeeOf } from "#server/domain/rates/service-fee.ts";

/** The applicant's own numbers, from which product and device are advised (S6–S8). */
export const adviceInput = z.strictObject({
  kind: z.enum(MERCHANT_KINDS),
  accountType: z.enum(ACCOUNT_TYPES).optional(),
  premises: z.enum(PREMISES),
  monthlyVolumeFen: amountFen,
  /** Share of the volume that is paid by card rather than by QR code, in percent. */
  cardSharePercent: z.int().min(0).max(100),
});
export type AdviceInput = z.infer<typeof adviceInput>;

export const PRODUCT_REASONS = [
  "only_choice_for_kind",
  "made_for_cards",
  "account_type_fits",
  "volume_reached",
  "volume_not_reached",
  "cheapest",
  "no_service_fee",
] as const;

const deviceAdvice = z.strictObject({
  modelCode: z.string(),
  modelName: z.string(),
  supportsHuabei: z.boolean(),
  /** What the device costs today, in whichever way it is offered. */
  offers,
  reasons: z.array(z.string()),
});

export const productAdvice = z.strictObject({
  product: z.enum(PRODUCTS),
  recommended: z.boolean(),
  reasons: z.array(z.enum(PRODUCT_REASONS)),
  /** What a month costs under the applicant's numbers: cards at the credit rate, the rest by QR code. */
  monthly: z.strictObject({ acquiringFeeFen: z.int(), serviceFeeFen: z.int(), totalFen: z.int() }),
  /** From which monthly card volume on the service fee is charged, and how much. */
  serviceFee: z.strictObject({ volumeFen: z.int(), feeFen: z.int() }).nullable(),
  devices: z.array(deviceAdvice),
});
export type ProductAdvice = z.infer<typeof productAdvice>;

export interface ProductFacts {
  product: Product;
  methods: readonly EffectiveMethod[];
  serviceFee: ServiceFeeRule | null;
  models: readonly Model[];
}

interface Model {
  code: string;
  name: string;
  product: Product;
  terminalType: string;
  supportsHuabei: boolean;
  offers: Offers;
  inStock: number;
}

/**
 * Every product that the kind may have, the advised one first, each with its reasons and its monthly cost. Traditional
 * POS is for a card volume that reaches its rule's threshold, Shoukuanbao for less (S6, S7).
 */
export function adviseProducts(input: AdviceInput, facts: readonly ProductFacts[]): ProductAdvice[] {
  const cardFen = divideHalfEven(input.monthlyVolumeFen * input.cardSharePercent, 100);
  const allowed = facts.filter(({ product }) => fits(input, product));
  const costs = new Map(
    allowed.map((of) => [of.product, monthlyCostOf(input.monthlyVolumeFen, cardFen, of)]),
  );
  const totals = [...costs.values()].map(({ totalFen }) => totalFen);
  const advised = advisedProduct(input, allowed, cardFen);
  return allowed
    .map((of) => {
      const monthly = costs.get(of.product) ?? { acquiringFeeFen: 0, serviceFeeFen: 0, totalFen: 0 };
      return {
        product: of.product,
        recommended: of.product === advised,
        reasons: reasonsFor(input, of, {
          cardFen,
          only: allowed.length === 1,
          advised: of.product === advised,
          cheapest: totals.filter((total) => total <= monthly.totalFen).length === 1,
        }),
        monthly,
        serviceFee: of.serviceFee && { volumeFen: of.serviceFee.volumeFen, feeFen: of.serviceFee.feeFen },
        devices: devicesFor(input.kind, input.premises, of),
      };
    })
    .sort((a, b) => Number(b.recommended) - Number(a.recommended));
}

function fits({ kind, accountType }: AdviceInput, product: Product): boolean {
  const accounts = accountTypesFor(kind, product);
  return productsFor(kind).includes(product) && (accountType === undefined || accounts.includes(accountType));
}

function advisedProduct(
  input: AdviceInput,
  allowed: readonly ProductFacts[],
  cardFen: Fen,
): Product | undefined {
  const traditional = allowed.find(({ product }) => product === "traditional_pos");
  const simple = allowed.find(({ product }) => product === "shoukuanbao");
  if (traditional === undefined || simple === undefined) return (traditional ?? simple)?.product;
  const threshold = traditional.serviceFee?.volumeFen ?? 0;
  return cardFen >= threshold && accountFits(input.accountType) ? "traditional_pos" : "shoukuanbao";
}

/** Traditional POS settles to a corporate account: whoever has not said which account has one possibly. */
function accountFits(accountType: AccountType | undefined): boolean {
  return accountType !== "personal";
}

function monthlyCostOf(volumeFen: Fen, cardFen: Fen, of: ProductFacts): ProductAdvice["monthly"] {
  // A cap is agreed per payment, so a month's sum says nothing of it.
  const feeBy = (kind: EffectiveMethod["kind"], amount: Fen) => {
    const method = of.methods.find((candidate) => candidate.kind === kind && candidate.enabled);
    return method === undefined ? 0 : acquiringFeeOf(amount, { ratePpm: method.ratePpm });
  };
  const acquiringFeeFen = feeBy("bank_card", cardFen) + feeBy("qr", volumeFen - cardFen);
  const serviceFeeFen = serviceFeeOf(cardFen, of.serviceFee);
  return { acquiringFeeFen, serviceFeeFen, totalFen: acquiringFeeFen + serviceFeeFen };
}

function reasonsFor(
  { kind, accountType }: AdviceInput,
  { product, serviceFee }: ProductFacts,
  found: { cardFen: Fen; only: boolean; advised: boolean; cheapest: boolean },
): ProductAdvice["reasons"] {
  const reached = serviceFee !== null && found.cardFen >= serviceFee.volumeFen;
  const reasons: [boolean, ProductAdvice["reasons"][number]][] = [
    [found.only, "only_choice_for_kind"],
    [found.advised && !found.only && product === "traditional_pos", "made_for_cards"],
    [accountType !== undefined && accountTypesFor(kind, product).includes(accountType), "account_type_fits"],
    [reached, "volume_reached"],
    [serviceFee !== null && !reached, "volume_not_reached"],
    [found.cheapest && !found.only, "cheapest"],
    [serviceFee === null, "no_service_fee"],
  ];
  return reasons.filter(([holds]) => holds).map(([, reason]) => reason);
}

function devicesFor(kind: MerchantKind, premises: Premises, of: ProductFacts): ProductAdvice["devices"] {
  return of.models
    .filter(({ product }) => product === of.product)
    .map((model) => ({
      modelCode: model.code,
      modelName: model.name,
      supportsHuabei: model.supportsHuabei,
      offers: model.offers,
      reasons: recommendationReasons({ kind, product: of.product, premises }, model, model.inStock),
    }))
    .sort((a, b) => b.reasons.length - a.reasons.length || byDeposit(a.offers, b.offers));
}
