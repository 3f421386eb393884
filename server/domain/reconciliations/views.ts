import { z } from "zod";
import { calendarDate, fen, instant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { DIFFERENCE_CLASSES, EXPLANATIONS, MOVEMENTS, RESOLUTIONS } from "./classify.ts";
import { DIFFERENCE_STATUSES, RECONCILIATION_STATUSES } from "./status.ts";

const side = z.strictObject({ payments: z.int(), paidFen: fen, refunds: z.int(), refundedFen: fen });
export type Side = z.infer<typeof side>;

export const reconciliationView = z.strictObject({
  id: z.string(),
  day: calendarDate,
  status: z.enum(RECONCILIATION_STATUSES),
  /** Lines of the statement that are read so far. */
  linesRead: z.int(),
  /** Both sides of the day, once they were compared. */
  ours: side.nullable(),
  theirs: side.nullable(),
  matched: z.int(),
  differences: z.int(),
  openDifferences: z.int(),
  failure: z.string().nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  version: z.int(),
});
export type ReconciliationView = z.infer<typeof reconciliationView>;

export const reconciliationPage = pageOf(reconciliationView);

export const differenceView = z.strictObject({
  id: z.string(),
  reconciliationId: z.string(),
  day: calendarDate,
  movement: z.enum(MOVEMENTS),
  class: z.enum(DIFFERENCE_CLASSES),
  explanation: z.enum(EXPLANATIONS),
  oursFen: fen.nullable(),
  theirsFen: fen.nullable(),
  /** The payment that it is about, where it is one of ours. */
  paymentId: z.string().nullable(),
  merchantName: z.string().nullable(),
  /** What the gateway calls it. */
  gatewayId: z.string().nullable(),
  status: z.enum(DIFFERENCE_STATUSES),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  dueAt: instant,
  isOverdue: z.boolean(),
  resolution: z.enum(RESOLUTIONS).nullable(),
  reason: z.string().nullable(),
  /** Whether the reader may take it, resolve it, and decide on it as the second person. */
  mayDecide: z.boolean(),
  foundAt: instant,
  version: z.int(),
});
export type DifferenceView = z.infer<typeof differenceView>;

export const differencePage = pageOf(differenceView);
