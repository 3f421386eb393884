import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { fen } from "#server/domain/fields/numbers.ts";
import { cursor, pageOf } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";
import type { Transitions } from "../state-machine.ts";
import { decidedByTwo } from "./two-persons.ts";

export const LIMIT_CHANGE_STATUSES = ["proposed", "in_force", "refused"] as const;
export type LimitChangeStatus = (typeof LIMIT_CHANGE_STATUSES)[number];
export const LIMIT_CHANGE_EVENTS = ["approve", "refuse"] as const;
export type LimitChangeEvent = (typeof LIMIT_CHANGE_EVENTS)[number];

export const LIMIT_CHANGE_TRANSITIONS = {
  proposed: { approve: "in_force", refuse: "refused" },
  in_force: {},
  refused: {},
} as const satisfies Transitions<LimitChangeStatus, LimitChangeEvent>;

/** How far one person proposes that a merchant may owe us, by refunds and adjustments, until its next takings. */
export const proposeLimitInput = z.strictObject({
  merchantId: id("merchant"),
  overdraftFen: z.int().min(0).max(MAX_AMOUNT_FEN),
  reason,
});

export const decideLimitInput = z.strictObject(versioned("limitChangeId", "limitChange"));
export const refuseLimitInput = z.strictObject({ ...versioned("limitChangeId", "limitChange"), reason });

export const limitOfInput = z.strictObject({ merchantId: id("merchant") });

export const listLimitChangesInput = z.strictObject({
  status: z.enum(LIMIT_CHANGE_STATUSES).optional(),
  merchantId: id("merchant").optional(),
  cursor,
});

export const limitChangeView = z.strictObject({
  ...decidedByTwo,
  /** The limit that it was proposed to take the place of. */
  beforeFen: fen,
  overdraftFen: fen,
  status: z.enum(LIMIT_CHANGE_STATUSES),
});
export type LimitChangeView = z.infer<typeof limitChangeView>;

export const limitChangePage = pageOf(limitChangeView);

/** How far a merchant may owe us now; everybody's limit where it has none of its own. */
export const limitView = z.strictObject({
  merchantId: z.string(),
  overdraftFen: fen,
  isEverybodys: z.boolean(),
});
export type LimitView = z.infer<typeof limitView>;
