import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { RuleSetView, refuseRulesInput } from "#server/domain/reviews/risk/views.ts";
import { changeRules } from "./change-rules.ts";

/** The second person's no to proposed rules, with the reason. */
export function refuseRules(
  ctx: Context,
  { reason, ...input }: z.infer<typeof refuseRulesInput>,
): Promise<RuleSetView> {
  return changeRules(ctx, input, { event: "refuse", decide: () => ({ reason }) });
}
