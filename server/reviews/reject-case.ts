import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import type { Context } from "#server/context.ts";
import type { TurnDownCaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";

/** The reviewer declines the application; the applicant reads the reason and may appeal once. */
export function rejectCase(ctx: Context, input: TurnDownCaseInput): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:review",
    event: "reject",
    byItsReviewer: true,
    changes: { decidedAt: ctx.now },
    decisions: [{ kind: "rejection", reason: input.reason }],
    reason: input.reason,
    effects: [{ topic: "application.rejected", payload: { applicationId: input.applicationId } }],
    also: (tx, { application }) =>
      notifyApplicant(tx, ctx, {
        application,
        what: application.appealedAt === null ? "rejected" : "rejected_after_appeal",
      }),
  });
}
