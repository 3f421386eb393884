import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { calendarDate } from "#server/domain/fields/numbers.ts";
import { cursor } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { DIFFERENCE_CLASSES, RESOLVED_BY_PEOPLE } from "./classify.ts";
import { DIFFERENCE_STATUSES } from "./status.ts";

export const reconciliationRef = z.strictObject({ reconciliationId: id("reconciliation") });

/** `day`: an Asia/Shanghai day that is over. */
export const startReconciliationInput = z.strictObject({ day: calendarDate });

/** `cursor`: the last day of the page before. */
export const listReconciliationsInput = z.strictObject({ cursor: calendarDate.optional() });

export const listDifferencesInput = z.strictObject({
  reconciliationId: id("reconciliation").optional(),
  class: z.enum(DIFFERENCE_CLASSES).optional(),
  status: z.enum(DIFFERENCE_STATUSES).optional(),
  /** `open`: nobody has resolved it; `mine`: the reader's own; `overdue`: past its day. */
  only: z.enum(["open", "mine", "overdue"]).optional(),
  cursor,
});
export type ListDifferencesInput = z.infer<typeof listDifferencesInput>;

export const differenceVersionInput = z.strictObject(versioned("differenceId", "difference"));
export type DifferenceVersionInput = z.infer<typeof differenceVersionInput>;

export const resolveDifferenceInput = differenceVersionInput.extend({
  how: z.enum(RESOLVED_BY_PEOPLE, "choose_one"),
  reason,
});
export type ResolveDifferenceInput = z.infer<typeof resolveDifferenceInput>;

export const refuseDifferenceInput = differenceVersionInput.extend({ reason });
export type RefuseDifferenceInput = z.infer<typeof refuseDifferenceInput>;
