import { type ProposalStep, takeProposalStep } from "#server/changes/take-proposal-step.ts";
import type { Context } from "#server/context.ts";
import type { RuleSetView } from "#server/domain/reviews/risk/views.ts";
import { loadRuleSet, viewRuleSet } from "./rule-set-rows.ts";

/** How every step of a set of risk rules is taken. */
export function changeRules(
  ctx: Context,
  { ruleSetId, version: seenVersion }: { ruleSetId: string; version: number },
  step: ProposalStep<"risk_rule_set">,
): Promise<RuleSetView> {
  return takeProposalStep<"risk_rule_set", RuleSetView>(
    ctx,
    {
      noun: "risk_rule_set",
      needs: { maker: "desk_rule:write", second: "desk_rule:approve" },
      seenVersion,
      load: (tx) => loadRuleSet(tx, ruleSetId),
      view: (tx, after) => viewRuleSet(tx, ctx, after),
    },
    step,
  );
}
