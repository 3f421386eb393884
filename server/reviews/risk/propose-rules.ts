import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { RuleSetView, ruleSetVersionInput } from "#server/domain/reviews/risk/views.ts";
import { changeRules } from "./change-rules.ts";

/** Lays a draft of risk rules before a second person, who alone can put it in force. */
export function proposeRules(ctx: Context, input: z.infer<typeof ruleSetVersionInput>): Promise<RuleSetView> {
  return changeRules(ctx, input, { event: "propose" });
}
