import { z } from "zod";
import { deskHours } from "#server/domain/applications/desk-hours.ts";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { versioned } from "#server/domain/fields/ids.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { line } from "#server/domain/fields/text.ts";
import { LAID_EVENTS, LAID_STATUSES } from "#server/domain/laid-status.ts";

export const proposeHoursInput = z.strictObject({
  body: deskHours,
  note: line({ min: 0, max: 200 }).optional(),
});
export const tryHoursInput = z.strictObject({ body: deskHours });
export const hoursVersionInput = z.strictObject(versioned("deskHoursId", "deskHours"));
export const publishHoursInput = hoursVersionInput.extend({ evidenceHash });
export const refuseHoursInput = hoursVersionInput.extend({ reason });

export const hourSetView = z.strictObject({
  id: z.string(),
  number: z.int(),
  status: z.enum(LAID_STATUSES),
  body: deskHours,
  note: z.string().nullable(),
  refusal: z.string().nullable(),
  createdAt: utcInstant,
  publishedAt: utcInstant.nullable(),
  createdBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  inForce: z.boolean(),
  /** Whether the reader proposed it: somebody else decides. */
  own: z.boolean(),
  events: z.array(z.enum(LAID_EVENTS)),
  /** Of these hours and of those that they would replace. */
  evidenceHash: z.string(),
  version: z.int(),
});
export type HourSetView = z.infer<typeof hourSetView>;

export const hourSets = z.strictObject({
  inForce: z.strictObject({ number: z.int(), body: deskHours }),
  sets: z.array(hourSetView),
});

/** What other hours would promise for the cases that wait at the desk now. */
export const hoursTrial = z.strictObject({
  cases: z.int(),
  earlier: z.int(),
  later: z.int(),
  /** How many are past their deadline now, and would be. */
  overdueNow: z.int(),
  overdueTried: z.int(),
  changed: z.array(
    z.strictObject({
      applicationId: z.string(),
      shopName: z.string().nullable(),
      now: utcInstant,
      tried: utcInstant,
    }),
  ),
});
export type HoursTrial = z.infer<typeof hoursTrial>;
