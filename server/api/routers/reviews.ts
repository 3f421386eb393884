import { applicationIdInput } from "#server/applications/get-application.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { caseInput } from "#server/reviews/decide-case.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { listQueue, listQueueInput } from "#server/reviews/list-queue.ts";
import { overrideCheck, overrideCheckInput } from "#server/reviews/override-check.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { recordContact, recordContactInput } from "#server/reviews/record-contact.ts";
import { requestCorrections, requestCorrectionsInput } from "#server/reviews/request-corrections.ts";
import { revealedField, revealField, revealFieldInput } from "#server/reviews/reveal-field.ts";
import { caseView, queuePage } from "#server/reviews/review-view.ts";
import { rejectCase, returnToReview, turnDownCaseInput } from "#server/reviews/turn-down-case.ts";
import { can, router } from "../trpc.ts";

const review = can("application:review").output(caseView);
const check = can("application:check").output(caseView);

export const reviewsRouter = router({
  queue: can("application:read")
    .input(listQueueInput)
    .output(queuePage)
    .query(({ ctx, input }) => listQueue(ctx, input)),
  case: can("application:read")
    .input(applicationIdInput)
    .output(caseView)
    .query(({ ctx, input }) => getCase(ctx, input)),
  claim: review.input(caseInput).mutation(({ ctx, input }) => claimCase(ctx, input)),
  requestCorrections: review
    .input(requestCorrectionsInput)
    .mutation(({ ctx, input }) => requestCorrections(ctx, input)),
  proposeApproval: review.input(caseInput).mutation(({ ctx, input }) => proposeApproval(ctx, input)),
  overrideCheck: review.input(overrideCheckInput).mutation(({ ctx, input }) => overrideCheck(ctx, input)),
  recordContact: review.input(recordContactInput).mutation(({ ctx, input }) => recordContact(ctx, input)),
  reject: review.input(turnDownCaseInput).mutation(({ ctx, input }) => rejectCase(ctx, input)),
  confirmApproval: check.input(caseInput).mutation(({ ctx, input }) => confirmApproval(ctx, input)),
  returnToReview: check.input(turnDownCaseInput).mutation(({ ctx, input }) => returnToReview(ctx, input)),
  reveal: can("application:reveal")
    .input(revealFieldInput)
    .output(revealedField)
    .mutation(({ ctx, input }) => revealField(ctx, input)),
});
