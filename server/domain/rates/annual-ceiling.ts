import { annualRateOf } from "../contracts/annual-rate.ts";
import { scheduleOf } from "../contracts/schedule.ts";
import { DomainError } from "../errors.ts";
import { type Fen, feeOf, type Ppm } from "../money/fen.ts";

interface Ceiling {
  /** Asia/Shanghai day from which it holds. */
  from: string;
  nominalPpm: Ppm;
  source: string;
}

/** The annual rate (IRR × 12) that no plan may exceed, newest first. Data of domain.md §7; unsure for merchants' own campaigns. */
const CEILINGS: readonly Ceiling[] = [
  {
    from: "2017-08-04",
    nominalPpm: 240_000,
    source: "24 %, the line that courts and licensed consumer lenders use",
  },
];

/** At which it is judged, besides the plan's maximum: the rounding of a tiny amount decides nothing. */
const USUAL_AMOUNT_FEN: Fen = 100_000;

export interface JudgedPlan {
  term: number;
  ratePpm: Ppm;
  /** The plan's greatest amount, where it is its own. */
  maxFen?: Fen;
}

export function ceilingOn(day: string): Ceiling | undefined {
  return CEILINGS.find(({ from }) => from <= day);
}

/** Refuses with `annual_rate_above_ceiling` what costs whoever pays it more than the ceiling of that day. */
export function refuseAboveCeiling(plans: readonly JudgedPlan[], day: string): void {
  const ceiling = ceilingOn(day);
  if (ceiling === undefined) return;
  const above = plans
    .map((plan) => ({ term: plan.term, ratePpm: plan.ratePpm, nominalPpm: dearestOf(plan, day) }))
    .filter(({ nominalPpm }) => nominalPpm > ceiling.nominalPpm);
  if (above.length === 0) return;
  throw new DomainError(
    "invalid_input",
    "annual_rate_above_ceiling",
    `A plan's annual rate is above the ceiling (${ceiling.source}). Lower its rate.`,
    { ceilingPpm: ceiling.nominalPpm, plans: above },
  );
}

function dearestOf({ term, ratePpm, maxFen = USUAL_AMOUNT_FEN }: JudgedPlan, purchasedOn: string): Ppm {
  const rates = [USUAL_AMOUNT_FEN, Math.max(maxFen, term)].map((amountFen) => {
    const feeFen = feeOf(amountFen, ratePpm);
    const schedule = scheduleOf({ amountFen, feeFen, term, remainder: "first", purchasedOn });
    const payments = schedule.map(({ paymentFen }) => paymentFen);
    return annualRateOf(amountFen, payments).nominalPpm;
  });
  return Math.max(...rates);
}
