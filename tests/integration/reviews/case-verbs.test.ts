import { expect } from "vitest";
import { claimCase } from "#server/reviews/claim-case.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { flagField } from "#server/reviews/flag-field.ts";
import { overrideCheck } from "#server/reviews/override-check.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { rejectCase } from "#server/reviews/reject-case.ts";
import { requestCorrections } from "#server/reviews/request-corrections.ts";
import { returnToReview } from "#server/reviews/return-to-review.ts";
import { unflagField } from "#server/reviews/unflag-field.ts";
import { noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const reason = "门头照片模糊";
const inReview = () => applicationIn(world(), "in_review");
const subjectId = ({ view }: ApplicationAt) => view.id;
const atTheDesk = {
  foreign: noTenants("the desk decides for every applicant"),
  illegal: {
    instead: () => applicationIn(world(), "draft"),
    code: "not_found",
    reason: "application_not_found",
  },
} as const;
const byReviewer = {
  ...atTheDesk,
  as: () => world().staff("reviewer"),
  needs: "application:review",
} as const;
const byChecker = {
  ...atTheDesk,
  as: () => world().staff("checker"),
  needs: "application:check",
} as const;

proveVerb("claimCase", {
  ...byReviewer,
  arrange: () => applicationIn(world(), "submitted"),
  call: (ctx, { input }) => claimCase(ctx, input),
  succeeds: (file) =>
    expect(file).toMatchObject({ status: "in_review", reviewer: { id: world().staff("reviewer").actor.id } }),
  audit: { action: "application.claim", subjectId },
});

proveVerb("proposeApproval", {
  ...byReviewer,
  arrange: inReview,
  call: (ctx, { input }) => proposeApproval(ctx, input),
  succeeds: (file) => expect(file.status).toBe("pending_check"),
  audit: { action: "application.propose_approval", subjectId },
});

proveVerb("rejectCase", {
  ...byReviewer,
  arrange: inReview,
  call: (ctx, { input }) => rejectCase(ctx, { ...input, reason }),
  succeeds: (file) => expect(file.status).toBe("rejected"),
  audit: { action: "application.reject", subjectId },
});

proveVerb("requestCorrections", {
  ...byReviewer,
  arrange: inReview,
  call: (ctx, { input }) => {
    const correction = { field: "documents.shop_front", code: "unreadable", reason, remedy: "重拍" } as const;
    return requestCorrections(ctx, { ...input, corrections: [correction] });
  },
  succeeds: (file) => expect(file.status).toBe("needs_correction"),
  audit: { action: "application.request_correction", subjectId },
});

proveVerb("overrideCheck", {
  ...byReviewer,
  arrange: () => applicationIn(world(), "in_review", { kind: "individual", earlyCode: true }),
  call: (ctx, { input }) => overrideCheck(ctx, { ...input, field: "business.creditCode", reason }),
  succeeds: ({ checks }) =>
    expect(checks).toContainEqual(
      expect.objectContaining({ check: "vouched_answers", outcome: "attention" }),
    ),
  audit: { action: "application.override_check", subjectId },
});

proveVerb("confirmApproval", {
  ...byChecker,
  arrange: () => applicationIn(world(), "pending_check"),
  call: (ctx, { input }) => confirmApproval(ctx, input),
  succeeds: (file) =>
    expect(file).toMatchObject({ status: "approved", merchantId: expect.stringMatching(/^mer_/) }),
  audit: { action: "application.confirm_approval", subjectId },
});

proveVerb("returnToReview", {
  ...byChecker,
  arrange: () => applicationIn(world(), "pending_check"),
  call: (ctx, { input }) => returnToReview(ctx, { ...input, reason }),
  succeeds: (file) => expect(file.status).toBe("in_review"),
  audit: { action: "application.return_to_review", subjectId },
});

const flagged = { field: "person.idNumber", note: "与照片不符" };

proveVerb("flagField", {
  ...byReviewer,
  arrange: inReview,
  call: (ctx, { view }) => flagField(ctx, { applicationId: view.id, ...flagged }),
  succeeds: ({ flags }) => expect(flags).toEqual([{ ...flagged, by: expect.any(String) }]),
  illegal: { instead: () => applicationIn(world(), "submitted"), reason: "not_your_review" },
  audit: { action: "case.flag", subjectId },
});

proveVerb("unflagField", {
  ...byReviewer,
  arrange: async () => {
    const at = await inReview();
    await flagField(world().staff("reviewer"), { applicationId: at.view.id, ...flagged });
    return at;
  },
  call: (ctx, { view }) => unflagField(ctx, { applicationId: view.id, field: flagged.field }),
  succeeds: ({ flags }) => expect(flags).toEqual([]),
  illegal: { instead: () => applicationIn(world(), "submitted"), reason: "not_your_review" },
  audit: { action: "case.unflag", subjectId },
});
