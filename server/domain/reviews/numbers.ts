import { z } from "zod";
import { DESK_STEPS } from "#server/domain/applications/desk-hours.ts";

/** Days that the desk's figures are of, back from now. */
export const NUMBER_DAYS = [7, 30, 90] as const;

export const numbersInput = z.strictObject({ days: z.union(NUMBER_DAYS.map((days) => z.literal(days))) });

/** What the desk did in some days; every share is of the cases of these days, in whole per cent. */
export const deskNumbers = z.strictObject({
  days: z.int(),
  funnel: z.strictObject({
    submitted: z.int(),
    claimed: z.int(),
    proposed: z.int(),
    approved: z.int(),
    rejected: z.int(),
    withdrawn: z.int(),
  }),
  /** How long each step took, in minutes of the clock. */
  steps: z.array(
    z.strictObject({ step: z.enum(DESK_STEPS), cases: z.int(), medianMinutes: z.int(), p90Minutes: z.int() }),
  ),
  /** Cases that were sent back at least once. */
  sentBackPercent: z.int().nullable(),
  appealedPercent: z.int().nullable(),
  /** Rounds in which the second person found what the first had found. */
  agreementPercent: z.int().nullable(),
  reviewers: z.array(z.strictObject({ name: z.string(), active: z.int(), decided: z.int() })),
  reasons: z.array(z.strictObject({ code: z.string(), count: z.int() })),
  breaches: z.int(),
});
export type DeskNumbers = z.infer<typeof deskNumbers>;
