import type { Context } from "#server/context.ts";
import type { TurnDownCaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";
import { requireReason } from "./reasons/require-reason.ts";
import { requireChecker } from "./second/require-checker.ts";

/** The checker does not agree: the case goes back to its reviewer with the reason. */
export function returnToReview(ctx: Context, { code, ...input }: TurnDownCaseInput): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:check",
    expects: "return_to_review",
    byItsReviewer: false,
    refuse: requireChecker,
    plan: async (tx) => {
      const named = await requireReason(tx, { kind: "return", code });
      return {
        event: "return_to_review",
        changes: { proposedAt: null, namedCheckerId: null },
        decisions: [{ kind: "return", reason: input.reason, ...named }],
        reason: input.reason,
      };
    },
  });
}
