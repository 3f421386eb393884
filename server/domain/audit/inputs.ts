import { z } from "zod";
import { line } from "#server/domain/fields/text.ts";

export const listAuditInput = z.strictObject({
  subjectType: line({ max: 30 }).optional(),
  subjectId: line({ max: 40 }).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
