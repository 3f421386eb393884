import { applicationIdInput } from "#server/domain/applications/inputs.ts";
import { caseAdvice, sendRecommendationInput } from "#server/domain/applications/recommendation.ts";
import { attachmentRef } from "#server/domain/reviews/attachments.ts";
import {
  addNoteInput,
  caseInput,
  confirmApprovalInput,
  flagFieldInput,
  judgeCaseInput,
  listQueueInput,
  lookAtCaseInput,
  nameCheckerInput,
  overrideCheckInput,
  proposeApprovalInput,
  recordContactInput,
  rejectCaseInput,
  requestCorrectionsInput,
  revealFieldInput,
  tickFieldInput,
  turnDownCaseInput,
  unflagFieldInput,
} from "#server/domain/reviews/inputs.ts";
import { deskNotices, readNoticesInput } from "#server/domain/reviews/notices.ts";
import {
  assignCasesInput,
  caseOutcomes,
  claimCasesInput,
  escalateCaseInput,
  snoozeCaseInput,
} from "#server/domain/reviews/queue-query.ts";
import {
  caseVersion,
  caseView,
  onlookers,
  queueCounts,
  queuePage,
  revealedField,
} from "#server/domain/reviews/views.ts";
import { removeAttachment } from "#server/reviews/attachments/remove-attachment.ts";
import { addNote } from "#server/reviews/case/add-note.ts";
import { lookAtCase } from "#server/reviews/case/look-at-case.ts";
import { tickField } from "#server/reviews/case/tick-field.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { countQueue } from "#server/reviews/count-queue.ts";
import { flagField } from "#server/reviews/flag-field.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { getCaseVersion } from "#server/reviews/get-case-version.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import { listNotices } from "#server/reviews/notices/list-notices.ts";
import { readNotices } from "#server/reviews/notices/read-notices.ts";
import { overrideCheck } from "#server/reviews/override-check.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { assignCases } from "#server/reviews/queue/assign-cases.ts";
import { claimCases } from "#server/reviews/queue/claim-cases.ts";
import { escalateCase } from "#server/reviews/queue/escalate-case.ts";
import { snoozeCase } from "#server/reviews/queue/snooze-case.ts";
import { adviseCase } from "#server/reviews/recommendation/advise-case.ts";
import { sendRecommendation } from "#server/reviews/recommendation/send-recommendation.ts";
import { recordContact } from "#server/reviews/record-contact.ts";
import { rejectCase } from "#server/reviews/reject-case.ts";
import { requestCorrections } from "#server/reviews/request-corrections.ts";
import { returnToReview } from "#server/reviews/return-to-review.ts";
import { revealField } from "#server/reviews/reveal-field.ts";
import { judgeCase } from "#server/reviews/second/judge-case.ts";
import { nameChecker } from "#server/reviews/second/name-checker.ts";
import { unflagField } from "#server/reviews/unflag-field.ts";
import { can, router } from "../trpc.ts";

const review = can("application:review").output(caseView);
const check = can("application:check").output(caseView);

export const reviewsRouter = router({
  queue: can("application:read")
    .input(listQueueInput)
    .output(queuePage)
    .query(({ ctx, input }) => listQueue(ctx, input)),
  queueCounts: can("application:read")
    .output(queueCounts)
    .query(({ ctx }) => countQueue(ctx)),
  case: can("application:read")
    .input(applicationIdInput)
    .output(caseView)
    .query(({ ctx, input }) => getCase(ctx, input)),
  advice: can("application:read")
    .input(applicationIdInput)
    .output(caseAdvice)
    .query(({ ctx, input }) => adviseCase(ctx, input)),
  recommend: can("application:review")
    .input(sendRecommendationInput)
    .output(caseAdvice)
    .mutation(({ ctx, input }) => sendRecommendation(ctx, input)),
  version: can("application:read")
    .input(applicationIdInput)
    .output(caseVersion)
    .query(({ ctx, input }) => getCaseVersion(ctx, input)),
  notices: can("desk_notice:own")
    .output(deskNotices)
    .query(({ ctx }) => listNotices(ctx)),
  readNotices: can("desk_notice:own")
    .input(readNoticesInput)
    .output(deskNotices)
    .mutation(({ ctx, input }) => readNotices(ctx, input)),
  claim: review.input(caseInput).mutation(({ ctx, input }) => claimCase(ctx, input)),
  flag: review.input(flagFieldInput).mutation(({ ctx, input }) => flagField(ctx, input)),
  unflag: review.input(unflagFieldInput).mutation(({ ctx, input }) => unflagField(ctx, input)),
  requestCorrections: review
    .input(requestCorrectionsInput)
    .mutation(({ ctx, input }) => requestCorrections(ctx, input)),
  proposeApproval: review
    .input(proposeApprovalInput)
    .mutation(({ ctx, input }) => proposeApproval(ctx, input)),
  snooze: can("case:assign")
    .input(snoozeCaseInput)
    .output(caseView)
    .mutation(({ ctx, input }) => snoozeCase(ctx, input)),
  escalate: review.input(escalateCaseInput).mutation(({ ctx, input }) => escalateCase(ctx, input)),
  claimMany: can("application:review")
    .input(claimCasesInput)
    .output(caseOutcomes)
    .mutation(({ ctx, input }) => claimCases(ctx, input)),
  assignMany: can("case:assign")
    .input(assignCasesInput)
    .output(caseOutcomes)
    .mutation(({ ctx, input }) => assignCases(ctx, input)),
  tick: can("case:examine")
    .input(tickFieldInput)
    .output(caseView)
    .mutation(({ ctx, input }) => tickField(ctx, input)),
  addNote: can("case:examine")
    .input(addNoteInput)
    .output(caseView)
    .mutation(({ ctx, input }) => addNote(ctx, input)),
  removeAttachment: can("case:examine")
    .input(attachmentRef)
    .output(caseView)
    .mutation(({ ctx, input }) => removeAttachment(ctx, input)),
  look: can("case:examine")
    .input(lookAtCaseInput)
    .output(onlookers)
    .mutation(({ ctx, input }) => lookAtCase(ctx, input)),
  overrideCheck: review.input(overrideCheckInput).mutation(({ ctx, input }) => overrideCheck(ctx, input)),
  recordContact: review.input(recordContactInput).mutation(({ ctx, input }) => recordContact(ctx, input)),
  reject: review.input(rejectCaseInput).mutation(({ ctx, input }) => rejectCase(ctx, input)),
  confirmApproval: check
    .input(confirmApprovalInput)
    .mutation(({ ctx, input }) => confirmApproval(ctx, input)),
  judge: check.input(judgeCaseInput).mutation(({ ctx, input }) => judgeCase(ctx, input)),
  nameChecker: can("case:assign")
    .input(nameCheckerInput)
    .output(caseView)
    .mutation(({ ctx, input }) => nameChecker(ctx, input)),
  returnToReview: check.input(turnDownCaseInput).mutation(({ ctx, input }) => returnToReview(ctx, input)),
  reveal: can("application:reveal")
    .input(revealFieldInput)
    .output(revealedField)
    .mutation(({ ctx, input }) => revealField(ctx, input)),
});
