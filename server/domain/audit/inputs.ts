import { z } from "zod";

export const listAuditInput = z.strictObject({
  subjectType: z.string().max(30).optional(),
  subjectId: z.string().max(40).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
