import { expect, test } from "vitest";
import { agreeToRecommendation } from "#server/applications/recommendations/agree-to-recommendation.ts";
import { declineRecommendation } from "#server/applications/recommendations/decline-recommendation.ts";
import { getRecommendation } from "#server/applications/recommendations/get-recommendation.ts";
import type { CaseAdvice } from "#server/domain/applications/recommendation.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { adviseCase } from "#server/reviews/recommendation/advise-case.ts";
import { sendRecommendation } from "#server/reviews/recommendation/send-recommendation.ts";
import { listShipments } from "#server/shipments/list-shipments.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn } from "../../support/world/applicants.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectAuditRow } from "../../support/world/expect-audit-row.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const reviewer = () => world().staff("reviewer");
const MODEL = { modelCode: "RW-S1", offer: "deposit" } as const;

const inReview = () => applicationIn(world(), "in_review");
function sentOf({ sent }: CaseAdvice) {
  if (sent === null) throw new Error("What was recommended is there");
  return sent;
}
const send = async (at: ApplicationAt) =>
  sentOf(await sendRecommendation(reviewer(), { ...caseInput(at.view), ...MODEL }));

/** An applicant with a recommendation that waits for their answer. */
async function recommended() {
  const at = await inReview();
  const { id, version } = await send(at);
  return { ...at, recommendationId: id, recommendationVersion: version };
}
type Recommended = Awaited<ReturnType<typeof recommended>>;
const ref = ({ recommendationId, recommendationVersion }: Recommended) => ({
  recommendationId,
  version: recommendationVersion,
});

test("what the applicant agrees to on their phone is proposed, judged and reserved", async () => {
  const at = await recommended();
  const shown = await getRecommendation(at.applicant(), { applicationId: at.view.id });
  expect(shown).toMatchObject({ ...MODEL, status: "sent", product: "shoukuanbao" });
  expect(shown?.monthlyFen).toBeGreaterThan(0);
  expect(shown?.reasons).toContain("fits_product");
  await agreeToRecommendation(at.applicant(), ref(at));
  const proposed = await proposeApproval(reviewer(), caseInput(at.view));
  expect(proposed.agreedModel).toBe(MODEL.modelCode);
  const { merchantId } = await confirmApproval(world().staff("checker"), caseInput(proposed));
  const { items } = await listShipments(world().staff("logistics"), { merchantId: merchantId ?? "" });
  expect(items).toMatchObject([{ status: "pending", modelCode: MODEL.modelCode }]);
});

test("another recommendation takes the place of one that was agreed to, and what was declined is not reserved", async () => {
  const at = await recommended();
  await agreeToRecommendation(at.applicant(), ref(at));
  const again = await send(at);
  await expectAuditRow(world().runtime.db, {
    action: "recommendation.replace",
    subjectId: at.recommendationId,
    after: { status: "replaced" },
  });
  await declineRecommendation(at.applicant(), { recommendationId: again.id, version: again.version });
  expect((await proposeApproval(reviewer(), caseInput(at.view))).agreedModel).toBeNull();
});

test("once an approval is proposed, the device is part of what is judged and no longer changed", async () => {
  const at = await recommended();
  await proposeApproval(reviewer(), caseInput(at.view));
  const late = agreeToRecommendation(at.applicant(), ref(at));
  await expectRefusal(late, "illegal_state", "recommendation_closed");
});

test("recommends nothing that is made for another product, or is not offered so", async () => {
  const { view } = await inReview();
  const unfit = sendRecommendation(reviewer(), { ...caseInput(view), ...MODEL, modelCode: "RW-P3" });
  await expectRefusal(unfit, "invalid_input", "model_unfit");
  const { products } = await adviseCase(reviewer(), { applicationId: view.id });
  const device = products
    .flatMap(({ devices }) => devices)
    .find(({ modelCode }) => modelCode === MODEL.modelCode);
  const missing = (["sale", "rent", "deposit"] as const).find((kind) => device?.offers[kind] === null);
  if (missing === undefined) return;
  const never = sendRecommendation(reviewer(), { ...caseInput(view), ...MODEL, offer: missing });
  await expectRefusal(never, "invalid_input", "not_offered");
});

proveVerb("adviseCase", {
  ...looking,
  arrange: inReview,
  as: reviewer,
  needs: "application:read",
  foreign: noTenants("the desk looks at every case that was handed in"),
  call: (ctx, { view }) => adviseCase(ctx, { applicationId: view.id }),
  succeeds: ({ products }) => expect(products.map(({ product }) => product)).toContain("shoukuanbao"),
});

proveVerb("sendRecommendation", {
  arrange: inReview,
  as: reviewer,
  needs: "application:review",
  foreign: noTenants("the desk works on every case that was handed in"),
  call: (ctx, { view }) => sendRecommendation(ctx, { ...caseInput(view), ...MODEL, note: "适合您的档口" }),
  succeeds: ({ sent }) => expect(sent).toMatchObject({ ...MODEL, status: "sent", note: "适合您的档口" }),
  illegal: { given: ({ view }) => proposeApproval(reviewer(), caseInput(view)) },
  audit: { action: "recommendation.send", subjectId: (_at, { sent }) => sent?.id ?? "" },
});

const ofApplicant = {
  arrange: recommended,
  as: ({ applicant }: Recommended) => applicant(),
  needs: "application:write",
  foreign: { as: ({ stranger }: Recommended) => stranger() },
  illegal: {
    given: async (at: Recommended) => {
      await send(at);
    },
    reason: "transition_refused",
  },
} as const;

proveVerb("getRecommendation", {
  ...looking,
  arrange: recommended,
  as: ({ applicant }) => applicant(),
  needs: "application:read_own",
  foreign: { as: ({ stranger }) => stranger() },
  call: (ctx, { view }) => getRecommendation(ctx, { applicationId: view.id }),
  succeeds: (shown, { recommendationId }) => expect(shown?.id).toBe(recommendationId),
});
proveVerb("agreeToRecommendation", {
  ...ofApplicant,
  call: (ctx, at) => agreeToRecommendation(ctx, ref(at)),
  succeeds: (shown) => expect(shown.status).toBe("agreed"),
  audit: { action: "recommendation.agree", subjectId: ({ recommendationId }) => recommendationId },
});
proveVerb("declineRecommendation", {
  ...ofApplicant,
  call: (ctx, at) => declineRecommendation(ctx, ref(at)),
  succeeds: (shown) => expect(shown.status).toBe("declined"),
  audit: { action: "recommendation.decline", subjectId: ({ recommendationId }) => recommendationId },
});
