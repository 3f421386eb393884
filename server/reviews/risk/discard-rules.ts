import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { RuleSetView, ruleSetVersionInput } from "#server/domain/reviews/risk/views.ts";
import { changeRules } from "./change-rules.ts";

/** Gives up rules that are not in force yet. */
export function discardRules(ctx: Context, input: z.infer<typeof ruleSetVersionInput>): Promise<RuleSetView> {
  return changeRules(ctx, input, { event: "discard" });
}
