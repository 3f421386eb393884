import { expect, test } from "vitest";
import { adviseProduct } from "#server/applications/advise-product.ts";
import { appealApplication } from "#server/applications/appeal-application.ts";
import { eraseApplication } from "#server/applications/erase-application.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { listOwnApplications } from "#server/applications/list-own-applications.ts";
import { saveAnswers } from "#server/applications/save-answers.ts";
import { startApplication } from "#server/applications/start-application.ts";
import { submitApplication } from "#server/applications/submit-application.ts";
import { withdrawApplication } from "#server/applications/withdraw-application.ts";
import { looking, openToAll } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import {
  type ApplicationAt,
  applicationIn,
  correctedApplication,
  newApplicant,
} from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const draft = () => applicationIn(world(), "draft");
const subjectId = ({ view }: ApplicationAt) => view.id;
const byApplicant = {
  arrange: draft,
  as: ({ applicant }: ApplicationAt) => applicant(),
  needs: "application:write",
  foreign: { as: ({ stranger }: ApplicationAt) => stranger(), reason: "application_not_found" },
} as const;
const lookingAtOwn = { ...byApplicant, ...looking, needs: "application:read_own" } as const;

proveVerb("startApplication", {
  ...byApplicant,
  arrange: async () => ({ applicant: await newApplicant(world()), other: await draft() }),
  as: ({ applicant }) => applicant(),
  call: (ctx) => startApplication(ctx),
  succeeds: (view) => expect(view.status).toBe("draft"),
  foreign: {
    as: ({ other }) => other.applicant(),
    sees: (view, { other }) => expect(view.id).toBe(other.view.id),
  },
  illegal: {
    given: ({ applicant }) => startApplication(applicant()),
    sees: (view) => expect(view.status).toBe("draft"),
  },
  audit: { action: "application.start", subjectId: (_at, view) => view.id },
});

proveVerb("saveAnswers", {
  ...byApplicant,
  call: (ctx, { input }) => saveAnswers(ctx, { ...input, group: "person", answers: { name: "李四" } }),
  succeeds: ({ answers }) => expect(answers.person).toEqual({ name: "李四" }),
  illegal: { instead: () => applicationIn(world(), "submitted"), reason: "not_editable" },
  audit: { action: "application.save_answers", subjectId },
});

proveVerb("submitApplication", {
  ...byApplicant,
  arrange: () => correctedApplication(world()),
  call: (ctx, { input }) => submitApplication(ctx, input),
  succeeds: (view) => expect(view).toMatchObject({ status: "submitted", submittedAt: expect.any(String) }),
  illegal: {
    given: ({ applicant, input }) => submitApplication(applicant(), input),
    reason: "transition_refused",
  },
  audit: { action: "application.submit", subjectId },
});

proveVerb("withdrawApplication", {
  ...byApplicant,
  call: (ctx, { input }) => withdrawApplication(ctx, input),
  succeeds: (view) => expect(view.status).toBe("withdrawn"),
  illegal: { instead: () => applicationIn(world(), "withdrawn"), reason: "transition_refused" },
  audit: { action: "application.withdraw", subjectId },
});

proveVerb("appealApplication", {
  ...byApplicant,
  arrange: () => applicationIn(world(), "rejected"),
  call: (ctx, { input }) => appealApplication(ctx, { ...input, reason: "已补拍清晰照片" }),
  succeeds: (view) => expect(view.status).toBe("appealed"),
  illegal: { instead: draft, reason: "transition_refused" },
  audit: { action: "application.appeal", subjectId },
});

proveVerb("eraseApplication", {
  ...byApplicant,
  arrange: () => applicationIn(world(), "rejected"),
  call: (ctx, { input }) => eraseApplication(ctx, input),
  succeeds: (view) => expect(view).toMatchObject({ status: "rejected", answers: {} }),
  illegal: { instead: draft, reason: "not_erasable" },
  audit: { action: "application.erase", subjectId },
});

proveVerb("getApplication", {
  ...lookingAtOwn,
  call: (ctx, { view }) => getApplication(ctx, { applicationId: view.id }),
  succeeds: (found, { view }) => expect(found).toEqual(view),
});

proveVerb("listOwnApplications", {
  ...lookingAtOwn,
  call: (ctx) => listOwnApplications(ctx),
  succeeds: (own, { view }) => expect(own.map(({ id }) => id)).toEqual([view.id]),
  foreign: { as: ({ stranger }) => stranger(), sees: (own) => expect(own).toEqual([]) },
});

proveVerb("adviseProduct", {
  ...lookingAtOwn,
  needs: openToAll("whoever thinks of applying is advised by its own numbers"),
  call: (ctx) =>
    adviseProduct(ctx, {
      kind: "individual",
      premises: "counter",
      monthlyVolumeFen: 2_000_000,
      cardSharePercent: 10,
    }),
  succeeds: (advice) => expect(advice.length).toBeGreaterThan(1),
  foreign: {
    as: ({ stranger }) => stranger(),
    sees: (advice) => expect(advice.length).toBeGreaterThan(1),
  },
});

test("ten first taps at once make one application", async () => {
  const applicant = await newApplicant(world());
  const views = await Promise.all(Array.from({ length: 10 }, () => startApplication(applicant())));
  expect(new Set(views.map(({ id }) => id)).size).toBe(1);
});
