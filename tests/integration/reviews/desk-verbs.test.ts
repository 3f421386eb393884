import { expect } from "vitest";
import { countQueue } from "#server/reviews/count-queue.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { getCaseVersion } from "#server/reviews/get-case-version.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import { recordContact } from "#server/reviews/record-contact.ts";
import { revealField } from "#server/reviews/reveal-field.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { steppedUp } from "../../support/world/stepped-up.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const subjectId = ({ view }: ApplicationAt) => view.id;
const atTheDesk = {
  arrange: () => applicationIn(world(), "submitted"),
  as: () => world().staff("reviewer"),
  needs: "application:read",
  foreign: noTenants("the desk sees every application"),
} as const;

proveVerb("getCase", {
  ...atTheDesk,
  call: (ctx, { view }) => getCase(ctx, { applicationId: view.id }),
  succeeds: (file, { view }) => expect(file).toMatchObject({ id: view.id, status: "submitted" }),
  illegal: anyState("the desk may open a case whenever it likes; each look is written down"),
  audit: { action: "case.read", subjectId },
});

proveVerb("getCaseVersion", {
  ...atTheDesk,
  ...looking,
  call: (ctx, { view }) => getCaseVersion(ctx, { applicationId: view.id }),
  succeeds: ({ version }, { view }) => expect(version).toBe(view.version),
});

proveVerb("listQueue", {
  ...atTheDesk,
  ...looking,
  call: (ctx) => listQueue(ctx, {}),
  succeeds: ({ items }, { view }) =>
    expect(items).toContainEqual(expect.objectContaining({ id: view.id, status: "submitted" })),
});

proveVerb("countQueue", {
  ...atTheDesk,
  ...looking,
  call: (ctx) => countQueue(ctx),
  succeeds: ({ unclaimed }) => expect(unclaimed).toBeGreaterThan(0),
});

proveVerb("recordContact", {
  ...atTheDesk,
  needs: "application:review",
  call: (ctx, { view }) =>
    recordContact(ctx, { applicationId: view.id, contact: "phone_reached", note: "已电话核实" }),
  succeeds: ({ decisions }) =>
    expect(decisions).toContainEqual(expect.objectContaining({ kind: "contact", reason: "已电话核实" })),
  illegal: {
    instead: () => applicationIn(world(), "draft"),
    code: "not_found",
    reason: "application_not_found",
  },
  audit: { action: "application.contact_phone_reached", subjectId },
});

proveVerb("revealField", {
  ...atTheDesk,
  arrange: async () => ({
    ...(await applicationIn(world(), "in_review")),
    reviewer: await steppedUp(world().staff("reviewer")),
  }),
  as: ({ reviewer }) => reviewer,
  needs: "application:reveal",
  call: (ctx, { view }) =>
    revealField(ctx, { applicationId: view.id, field: "person.idNumber", reason: "核对身份证照片" }),
  succeeds: ({ value }) => expect(value).toMatch(/^\d{17}[\dX]$/),
  illegal: {
    instead: async () => ({
      ...(await applicationIn(world(), "in_review")),
      reviewer: await steppedUp(world().staff("reviewer"), null),
    }),
    code: "forbidden",
    reason: "step_up_required",
    leaves: ["throttles"],
  },
  audit: { action: "case.reveal", subjectId },
});
