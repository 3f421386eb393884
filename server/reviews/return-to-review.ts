import type { Context } from "#server/context.ts";
import type { TurnDownCaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";

/** The checker does not agree: the case goes back to its reviewer with the reason. */
export function returnToReview(ctx: Context, input: TurnDownCaseInput): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:check",
    event: "return_to_review",
    byItsReviewer: false,
    changes: { proposedAt: null },
    decisions: [{ kind: "return", reason: input.reason }],
    reason: input.reason,
  });
}
