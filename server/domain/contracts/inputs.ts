import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { line } from "#server/domain/fields/text.ts";
import { payerCode } from "./payer-code.ts";

export const contractRef = z.strictObject({ contractId: id("contract") });

/** What a payer reads off the own copy of a voucher. */
export const repaymentPlanInput = z.strictObject({
  number: line({ min: 1, max: 60 }),
  code: payerCode,
});
export type RepaymentPlanInput = z.infer<typeof repaymentPlanInput>;
