import { z } from "zod";
import type { Fen } from "#server/domain/money/fen.ts";
import type { CardFunding } from "#server/domain/rates/methods.ts";
import type { AcquiringRate } from "#server/domain/rates/rate-card.ts";
import type { EffectiveMethod, EffectiveRates } from "./effective-rates.ts";
import { acquiringFeeOf } from "./quote.ts";

/** Ways to pay at once, as their rates differ: a bank card's fee depends on its kind (S14). */
export const PLAIN_METHODS = ["debit_card", "credit_card", "qr", "alipay", "huabei"] as const;

/** What one plain payment costs the merchant; the payer pays the amount and nothing on top. */
export const methodQuote = z.strictObject({
  method: z.enum(PLAIN_METHODS),
  amountFen: z.int(),
  ratePpm: z.int(),
  capFen: z.int().nullable(),
  /** Whether the cap, not the rate, decided the fee. */
  capped: z.boolean(),
  acquiringFeeFen: z.int(),
  sellerNetFen: z.int(),
});
export type MethodQuote = z.infer<typeof methodQuote>;

/** Every plain method that is offered, the cheapest for the merchant first. */
export function quoteMethods(amountFen: Fen, rates: Pick<EffectiveRates, "methods">): MethodQuote[] {
  return rates.methods
    .filter((method) => method.enabled)
    .flatMap(plainRatesOf)
    .map(({ method, rate }) => quoteOf(method, amountFen, rate))
    .sort((a, b) => a.acquiringFeeFen - b.acquiringFeeFen);
}

function plainRatesOf(method: EffectiveMethod): { method: MethodQuote["method"]; rate: AcquiringRate }[] {
  if (method.kind !== "bank_card") return [{ method: method.kind, rate: method }];
  const credit = { method: "credit_card" as const, rate: cardRateOf(method, "credit") };
  if (method.debit === undefined) return [credit];
  return [{ method: "debit_card", rate: cardRateOf(method, "debit") }, credit];
}

/** The rate of a bank card: debit's own, with its cap, where there is one; every other card pays the credit rate. */
export function cardRateOf(method: EffectiveMethod, funding: CardFunding): AcquiringRate {
  return funding === "debit" ? (method.debit ?? method) : method;
}

function quoteOf(method: MethodQuote["method"], amountFen: Fen, rate: AcquiringRate): MethodQuote {
  const acquiringFeeFen = acquiringFeeOf(amountFen, rate);
  return {
    method,
    amountFen,
    ratePpm: rate.ratePpm,
    capFen: rate.capFen ?? null,
    capped: acquiringFeeOf(amountFen, { ratePpm: rate.ratePpm }) > acquiringFeeFen,
    acquiringFeeFen,
    sellerNetFen: amountFen - acquiringFeeFen,
  };
}
