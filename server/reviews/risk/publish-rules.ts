import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import type { publishRulesInput, RuleSetView } from "#server/domain/reviews/risk/views.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { versionEvidence } from "../version-evidence.ts";
import { changeRules } from "./change-rules.ts";
import { rulesInForce } from "./rules-in-force.ts";

/**
 * Puts proposed rules in force, by a second person who saw what they replace: from now on cases are rated by them. Refuses with
 * `needs_second_person` and `evidence_changed`.
 */
export function publishRules(
  ctx: Context,
  { evidenceHash, ...input }: z.infer<typeof publishRulesInput>,
): Promise<RuleSetView> {
  return changeRules(ctx, input, {
    event: "publish",
    decide: async (tx, before) => {
      const hash = versionEvidence(before, (await rulesInForce(tx)).number);
      requireEvidence(evidenceHash, hash);
      return {
        changes: { publishedAt: ctx.now, approvedById: personIdOf(ctx), evidenceHash: hash },
        facts: { number: before.number, evidenceHash: hash },
      };
    },
  });
}
