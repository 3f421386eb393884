import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { fen } from "#server/domain/fields/numbers.ts";
import { cursor, pageOf } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";
import type { Transitions } from "../state-machine.ts";
import { ADJUSTABLE_ACCOUNTS } from "./chart.ts";
import { decidedByTwo } from "./two-persons.ts";

export const ADJUSTMENT_STATUSES = ["proposed", "booked", "refused"] as const;
export type AdjustmentStatus = (typeof ADJUSTMENT_STATUSES)[number];
export const ADJUSTMENT_EVENTS = ["approve", "refuse"] as const;
export type AdjustmentEvent = (typeof ADJUSTMENT_EVENTS)[number];

export const ADJUSTMENT_TRANSITIONS = {
  proposed: { approve: "booked", refuse: "refused" },
  booked: {},
  refused: {},
} as const satisfies Transitions<AdjustmentStatus, AdjustmentEvent>;

/** What one person proposes to put right between a merchant and an account of ours; positive is the merchant's gain. */
export const proposeAdjustmentInput = z.strictObject({
  merchantId: id("merchant"),
  account: z.enum(ADJUSTABLE_ACCOUNTS),
  amountFen: z
    .int()
    .min(-MAX_AMOUNT_FEN)
    .max(MAX_AMOUNT_FEN)
    .refine((amount) => amount !== 0, "amount_zero"),
  reason,
  /** The posting that is put right, where there is one. */
  correctsId: id("posting").optional(),
});

export const decideAdjustmentInput = z.strictObject(versioned("adjustmentId", "adjustment"));
export const refuseAdjustmentInput = z.strictObject({ ...versioned("adjustmentId", "adjustment"), reason });

export const listAdjustmentsInput = z.strictObject({
  status: z.enum(ADJUSTMENT_STATUSES).optional(),
  merchantId: id("merchant").optional(),
  cursor,
});

export const adjustmentView = z.strictObject({
  ...decidedByTwo,
  account: z.enum(ADJUSTABLE_ACCOUNTS),
  amountFen: fen,
  correctsId: z.string().nullable(),
  status: z.enum(ADJUSTMENT_STATUSES),
});
export type AdjustmentView = z.infer<typeof adjustmentView>;

export const adjustmentPage = pageOf(adjustmentView);
