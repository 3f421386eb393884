import Big from "big.js";
import { BigNumber } from "bignumber.js";
import { Decimal } from "decimal.js";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import { dueDates, endOfDay } from "./dates.ts";
import type { Job, Quoter } from "./work.ts";

/** What the three libraries have in common, of which each has its own words for rounding. */
interface Exact<N> {
  plus: (other: N | number) => N;
  minus: (other: N | number) => N;
  times: (other: N | number) => N;
  div: (other: N | number) => N;
  abs: () => N;
  lt: (other: number) => boolean;
  pow: (exponent: number) => N;
  toNumber: () => number;
}

interface Library<N> {
  of: (value: number) => N;
  halfEven: (value: N) => N;
  halfUp: (value: N) => N;
  down: (value: N) => N;
}

/** The documented rule as one writes it with an arbitrary-precision decimal type, at its default precision. */
function quoterWith<N extends Exact<N>>({ of, halfEven, halfUp, down }: Library<N>) {
  return ({ amountFen, plan, rateCard, at }: Job): QuoteTerms => {
    const amount = of(amountFen);
    const totalFee = halfEven(amount.times(plan.ratePpm).div(1_000_000));
    const buyerFee = plan.bearer === "buyer" ? totalFee : of(0);
    const sellerFee = totalFee.minus(buyerFee);
    const acquiringFee = halfEven(amount.times(plan.acquiringPpm).div(1_000_000));
    const principalEach = down(amount.div(plan.term));
    const feeEach = down(buyerFee.div(plan.term));
    const taker = plan.remainder === "first" ? 0 : plan.term - 1;
    const dates = dueDates(at, plan.term);
    const payments: N[] = [];
    const schedule = dates.map((dueOn, index) => {
      const principal = index === taker ? amount.minus(principalEach.times(plan.term - 1)) : principalEach;
      const fee = index === taker ? buyerFee.minus(feeEach.times(plan.term - 1)) : feeEach;
      const payment = principal.plus(fee);
      payments.push(payment);
      return {
        period: index + 1,
        dueOn,
        principalFen: principal.toNumber(),
        feeFen: fee.toNumber(),
        paymentFen: payment.toNumber(),
      };
    });
    const monthly = buyerFee.lt(1) ? of(0) : monthlyRate(amount, payments);
    return {
      amountFen,
      term: plan.term,
      bearer: plan.bearer,
      channel: "huabei",
      ratePpm: plan.ratePpm,
      totalFeeFen: totalFee.toNumber(),
      buyerFeeFen: buyerFee.toNumber(),
      buyerTotalFen: amount.plus(buyerFee).toNumber(),
      sellerFeeFen: sellerFee.toNumber(),
      acquiringFeeFen: acquiringFee.toNumber(),
      sellerNetFen: amount.minus(sellerFee).minus(acquiringFee).toNumber(),
      regularPaymentFen: principalEach.plus(feeEach).toNumber(),
      firstPaymentFen: schedule[0]?.paymentFen ?? 0,
      schedule,
      annualRate: {
        monthlyIrrPpm: halfUp(monthly.times(1_000_000)).toNumber(),
        nominalPpm: halfUp(monthly.times(12_000_000)).toNumber(),
        effectivePpm: halfUp(monthly.plus(1).pow(12).minus(1).times(1_000_000)).toNumber(),
      },
      rateCard,
      validUntil: endOfDay(at),
    };
  };

  function monthlyRate(amount: N, payments: readonly N[]): N {
    let rate = of(0);
    for (;;) {
      const growth = rate.plus(1);
      let discount = of(1);
      let value = of(0);
      let slope = of(0);
      for (const [index, payment] of payments.entries()) {
        discount = discount.div(growth);
        const worth = payment.times(discount);
        value = value.plus(worth);
        slope = slope.minus(worth.times(index + 1));
      }
      const change = value.minus(amount).div(slope.div(growth));
      rate = rate.minus(change);
      if (change.abs().lt(1e-12)) return rate;
    }
  }
}

export const DECIMAL_LIBRARIES: readonly Quoter[] = [
  {
    name: "decimal.js",
    quote: quoterWith<Decimal>({
      of: (value) => new Decimal(value),
      halfEven: (value) => value.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN),
      halfUp: (value) => value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP),
      down: (value) => value.floor(),
    }),
  },
  {
    name: "big.js",
    quote: quoterWith<Big>({
      of: (value) => new Big(value),
      halfEven: (value) => value.round(0, Big.roundHalfEven),
      halfUp: (value) => value.round(0, Big.roundHalfUp),
      down: (value) => value.round(0, Big.roundDown),
    }),
  },
  {
    name: "bignumber.js",
    quote: quoterWith<BigNumber>({
      of: (value) => new BigNumber(value),
      halfEven: (value) => value.integerValue(BigNumber.ROUND_HALF_EVEN),
      halfUp: (value) => value.integerValue(BigNumber.ROUND_HALF_UP),
      down: (value) => value.integerValue(BigNumber.ROUND_DOWN),
    }),
  },
];
