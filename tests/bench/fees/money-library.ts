import {
  add,
  allocate,
  type Dinero,
  dinero,
  halfEven,
  multiply,
  subtract,
  toSnapshot,
  transformScale,
} from "dinero.js";
import { CNY } from "dinero.js/currencies";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import { dueDates, endOfDay } from "./dates.ts";
import type { Job, Quoter } from "./work.ts";

type Yuan = Dinero<number, "CNY">;

const share = (money: Yuan, ppm: number) =>
  transformScale(multiply(money, { amount: ppm, scale: 6 }), 2, halfEven);
const fenOf = (money: Yuan) => toSnapshot(money).amount;

/** Equal parts; Dinero deals what is left out singly, so the last part is the floored one. */
function floorEach(money: Yuan, parts: number): Yuan {
  const last = allocate(money, Array<number>(parts).fill(1)).at(-1);
  if (last === undefined) throw new Error("money is dealt out to somebody");
  return last;
}

function quote({ amountFen, plan, rateCard, at }: Job): QuoteTerms {
  const amount = dinero({ amount: amountFen, currency: CNY });
  const totalFee = share(amount, plan.ratePpm);
  const buyerFee = plan.bearer === "buyer" ? totalFee : dinero({ amount: 0, currency: CNY });
  const sellerFee = subtract(totalFee, buyerFee);
  const acquiringFee = share(amount, plan.acquiringPpm);
  const principalEach = floorEach(amount, plan.term);
  const feeEach = floorEach(buyerFee, plan.term);
  const taker = plan.remainder === "first" ? 0 : plan.term - 1;
  const schedule = dueDates(at, plan.term).map((dueOn, index) => {
    const principal =
      index === taker ? subtract(amount, multiply(principalEach, plan.term - 1)) : principalEach;
    const fee = index === taker ? subtract(buyerFee, multiply(feeEach, plan.term - 1)) : feeEach;
    return {
      period: index + 1,
      dueOn,
      principalFen: fenOf(principal),
      feeFen: fenOf(fee),
      paymentFen: fenOf(add(principal, fee)),
    };
  });
  const payments = schedule.map((instalment) => instalment.paymentFen);
  const monthly = fenOf(buyerFee) === 0 ? 0 : monthlyRate(amountFen, payments);
  return {
    amountFen,
    term: plan.term,
    bearer: plan.bearer,
    channel: "huabei",
    ratePpm: plan.ratePpm,
    totalFeeFen: fenOf(totalFee),
    buyerFeeFen: fenOf(buyerFee),
    buyerTotalFen: fenOf(add(amount, buyerFee)),
    sellerFeeFen: fenOf(sellerFee),
    acquiringFeeFen: fenOf(acquiringFee),
    sellerNetFen: fenOf(subtract(subtract(amount, sellerFee), acquiringFee)),
    regularPaymentFen: fenOf(add(principalEach, feeEach)),
    firstPaymentFen: payments[0] ?? 0,
    schedule,
    annualRate: {
      monthlyIrrPpm: Math.round(monthly * 1e6),
      nominalPpm: Math.round(monthly * 12e6),
      effectivePpm: Math.round(((1 + monthly) ** 12 - 1) * 1e6),
    },
    rateCard,
    validUntil: endOfDay(at),
  };
}

/** Dinero knows money and no rates, so whoever uses it solves this in plain numbers. */
function monthlyRate(amountFen: number, payments: readonly number[]): number {
  let rate = 0;
  for (;;) {
    let discount = 1;
    let value = 0;
    let slope = 0;
    for (const [index, payment] of payments.entries()) {
      discount /= 1 + rate;
      value += payment * discount;
      slope -= (index + 1) * payment * discount;
    }
    const change = (value - amountFen) / (slope / (1 + rate));
    rate -= change;
    if (Math.abs(change) < 1e-12) return rate;
  }
}

export const MONEY_LIBRARY: Quoter = { name: "dinero.js", quote };
