import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { instant } from "#server/domain/fields/numbers.ts";

export const serviceFeeInput = z.strictObject({
  merchantId: id("merchant"),
  /** `YYYY-MM` in Asia/Shanghai; the current month when absent. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});

export const shadowRunInput = z.strictObject({
  rateCardId: id("rateCard"),
  /** Of the payments' creation; the last 30 days when absent. */
  from: instant.optional(),
  to: instant.optional(),
});
