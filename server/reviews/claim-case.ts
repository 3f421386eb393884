import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { CaseInput } from "#server/domain/reviews/inputs.ts";
import { hasRejected } from "#server/domain/reviews/steps.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";

/** Takes a case from the queue, or over from another reviewer; the version decides between two at once. */
export function claimCase(ctx: Context, input: CaseInput): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:review",
    event: "claim",
    byItsReviewer: false,
    changes: { reviewerId: ctx.actor.id, claimedAt: ctx.now, checkerId: null },
    decisions: [],
    refuse: refuseEarlierDecider,
    also: async (tx, { application }) => {
      // Who takes a case over from a colleague says nothing new to the applicant.
      if (application.status !== "in_review")
        await notifyApplicant(tx, ctx, { application, what: "claimed" });
    },
  });
}

/** An appeal is decided by somebody who did not decide before. */
function refuseEarlierDecider({ application, decisions }: CaseFile, { actor }: Context): void {
  if (application.appealedAt === null || !hasRejected(decisions, actor.id)) return;
  throw new DomainError(
    "forbidden",
    "decided_before",
    "You declined this application. Its appeal goes to a colleague.",
  );
}
