import { z } from "zod";
import { calendarDate } from "#server/domain/fields/numbers.ts";
import { line } from "#server/domain/fields/text.ts";

export const listAuditInput = z.strictObject({
  subjectType: line({ max: 30 }).optional(),
  subjectId: line({ max: 40 }).optional(),
  actorId: line({ max: 40 }).optional(),
  action: line({ max: 60 }).optional(),
  /** A day in China, on which it happened. */
  day: calendarDate.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
