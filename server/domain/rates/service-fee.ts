import { z } from "zod";
import { amountFen } from "#server/domain/fields/numbers.ts";
import type { Fen } from "#server/domain/money/fen.ts";

export const SERVICE_FEE_TRIGGERS = ["reached", "not_reached"] as const;

/**
 * Monthly service fee of a product (S6). The source article charges ¥50 when the month's card volume reaches
 * ¥35,000; other acquirers charge it when the volume is missed, so the trigger is part of the rule.
 */
export const serviceFeeRule = z.strictObject({
  volumeFen: amountFen,
  feeFen: amountFen,
  chargedWhen: z.enum(SERVICE_FEE_TRIGGERS),
});
export type ServiceFeeRule = z.infer<typeof serviceFeeRule>;

/** Fee in fen of a calendar month (Asia/Shanghai) in which `monthVolumeFen` was taken; 0 without a rule. */
export function serviceFeeOf(monthVolumeFen: Fen, rule: ServiceFeeRule | null): Fen {
  if (rule === null) return 0;
  const reached = monthVolumeFen >= rule.volumeFen;
  return reached === (rule.chargedWhen === "reached") ? rule.feeFen : 0;
}
