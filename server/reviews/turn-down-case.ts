import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import { enqueue } from "#server/changes/enqueue.ts";
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

/** The reviewer declines the application; the applicant reads the reason and may appeal once. */
export function rejectCase(ctx: Context, input: TurnDownCaseInput): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:review",
    event: "reject",
    byItsReviewer: true,
    changes: { decidedAt: ctx.now },
    decisions: [{ kind: "rejection", reason: input.reason }],
    reason: input.reason,
    also: async (tx, { application }) => {
      await enqueue(tx, ctx, "application.rejected", { applicationId: application.id });
      const what = application.appealedAt === null ? "rejected" : "rejected_after_appeal";
      await notifyApplicant(tx, ctx, application, what);
    },
  });
}
