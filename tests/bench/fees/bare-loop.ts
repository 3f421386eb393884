import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import type { Job, Quoter } from "./work.ts";

const SHANGHAI_MS = 8 * 3_600_000;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTH_AND_DAY = DAYS.map((_, month) =>
  Array.from({ length: 32 }, (_, day) => `-${two(month + 1)}-${two(day)}`),
);

/** The floor: the same members of the same object in one loop, that checks nothing, finds nothing and explains nothing. */
function quote({ amountFen, plan, rateCard, at }: Job): QuoteTerms {
  const { term, bearer, ratePpm } = plan;
  const totalFeeFen = halfEven(amountFen * ratePpm);
  const acquiringFeeFen = halfEven(amountFen * plan.acquiringPpm);
  const buyerFeeFen = bearer === "buyer" ? totalFeeFen : 0;
  const principalEach = Math.floor(amountFen / term);
  const feeEach = Math.floor(buyerFeeFen / term);
  const taker = plan.remainder === "first" ? 1 : term;
  const local = new Date(at.getTime() + SHANGHAI_MS);
  const today = local.getUTCDate();
  let year = local.getUTCFullYear();
  let month = local.getUTCMonth();
  const validUntil = `${year}${MONTH_AND_DAY[month]?.[today]}T15:59:59.999Z`;
  const schedule: QuoteTerms["schedule"] = [];
  for (let period = 1; period <= term; period++) {
    month += 1;
    if (month === 12) {
      month = 0;
      year += 1;
    }
    const leap = month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const day = Math.min(today, (DAYS[month] ?? 0) + (leap ? 1 : 0));
    const principalFen = period === taker ? amountFen - principalEach * (term - 1) : principalEach;
    const feeFen = period === taker ? buyerFeeFen - feeEach * (term - 1) : feeEach;
    const dueOn = `${year}${MONTH_AND_DAY[month]?.[day]}`;
    schedule.push({ period, dueOn, principalFen, feeFen, paymentFen: principalFen + feeFen });
  }
  let discount = 1;
  for (let step = buyerFeeFen === 0 ? 0 : 1; step > 1e-9; discount -= step) {
    let value = 0;
    let slope = 0;
    for (let index = term - 1; index >= 0; index--) {
      value += schedule[index]?.paymentFen ?? 0;
      slope = slope * discount + value;
      value *= discount;
    }
    step = (value - amountFen) / slope;
  }
  const monthly = (1 - discount) / discount;
  return {
    amountFen,
    term,
    bearer,
    channel: "huabei",
    ratePpm,
    totalFeeFen,
    buyerFeeFen,
    buyerTotalFen: amountFen + buyerFeeFen,
    sellerFeeFen: totalFeeFen - buyerFeeFen,
    acquiringFeeFen,
    sellerNetFen: amountFen - (totalFeeFen - buyerFeeFen) - acquiringFeeFen,
    regularPaymentFen: principalEach + feeEach,
    firstPaymentFen: schedule[0]?.paymentFen ?? 0,
    schedule,
    annualRate: {
      monthlyIrrPpm: Math.round(monthly * 1e6),
      nominalPpm: Math.round(monthly * 12e6),
      effectivePpm: Math.round(((1 + monthly) ** 12 - 1) * 1e6),
    },
    rateCard,
    validUntil,
  };
}

function halfEven(millionths: number): number {
  const down = Math.floor(millionths / 1e6);
  const rest = millionths - down * 1e6;
  return rest > 5e5 || (rest === 5e5 && down % 2 === 1) ? down + 1 : down;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

export const BARE_LOOP: Quoter = { name: "bare loop", quote };
