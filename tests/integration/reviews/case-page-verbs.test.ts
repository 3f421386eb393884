import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { deskNotices } from "#db/schema/desk.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { submitApplication } from "#server/applications/submit-application.ts";
import { addNote } from "#server/reviews/case/add-note.ts";
import { lookAtCase } from "#server/reviews/case/look-at-case.ts";
import { tickField } from "#server/reviews/case/tick-field.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { recordContact } from "#server/reviews/record-contact.ts";
import { anyState, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn, correctedApplication } from "../../support/world/applicants.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const staff = (name: Parameters<ReturnType<typeof world>["staff"]>[0]) => world().staff(name);
const subjectId = ({ view }: ApplicationAt) => view.id;
const inReview = () => applicationIn(world(), "in_review");
const byReviewer = {
  as: () => staff("reviewer"),
  needs: "case:examine",
  foreign: noTenants("the desk decides for every applicant"),
  illegal: {
    instead: () => applicationIn(world(), "draft"),
    code: "not_found",
    reason: "application_not_found",
  },
} as const;

proveVerb("tickField", {
  ...byReviewer,
  arrange: inReview,
  call: (ctx, { view }) => tickField(ctx, { applicationId: view.id, fields: ["store.name"], ticked: true }),
  succeeds: ({ ticks }) => expect(ticks).toEqual(["store.name"]),
  audit: { action: "case.tick", subjectId },
});

proveVerb("addNote", {
  ...byReviewer,
  arrange: inReview,
  call: (ctx, { view }) => addNote(ctx, { applicationId: view.id, body: "请看门头", mentioned: [] }),
  succeeds: ({ notes }) => expect(notes.map(({ body }) => body)).toEqual(["请看门头"]),
  audit: { action: "case.note", subjectId },
});

proveVerb("lookAtCase", {
  ...byReviewer,
  arrange: inReview,
  illegal: anyState("a case may be looked at in any state"),
  call: (ctx, { view }) => lookAtCase(ctx, { applicationId: view.id, field: null }),
  succeeds: ({ others }) => expect(others).toEqual([]),
  audit: noRow("who looks is known for a moment only; opening the case is on record"),
});

test("ticks are each person's own, and gone once the answer is another", async () => {
  const at = await correctedApplication(world());
  const fields = ["store.name", "documents.shop_front"];
  await submitApplication(at.applicant(), at.input);
  await tickField(staff("reviewer"), { applicationId: at.view.id, fields, ticked: true });
  const seen = async (name: "reviewer" | "checker") =>
    (await getCase(staff(name), { applicationId: at.view.id })).ticks;
  expect(await seen("reviewer")).toEqual(fields.toSorted());
  expect(await seen("checker")).toEqual([]);
  await tickField(staff("reviewer"), { applicationId: at.view.id, fields: ["store.name"], ticked: false });
  expect(await seen("reviewer")).toEqual(["documents.shop_front"]);
});

test("what changed since the case was sent back is named", async () => {
  const at = await correctedApplication(world());
  await submitApplication(at.applicant(), at.input);
  const file = await getCase(staff("reviewer"), { applicationId: at.view.id });
  expect(file.changed).toEqual(["documents.shop_front"]);
  const fresh = await inReview();
  expect((await getCase(staff("reviewer"), { applicationId: fresh.view.id })).changed).toEqual([]);
});

test("whoever a note names is told; nobody outside the desk can be named", async () => {
  const { view, applicant } = await inReview();
  const [checker, rates] = [staff("checker").actor.id, staff("rates").actor.id];
  const note = { applicationId: view.id, body: "帮忙看一下账户名", mentioned: [checker] };
  await addNote(staff("reviewer"), note);
  const told = await world()
    .runtime.db.select()
    .from(deskNotices)
    .where(eq(deskNotices.applicationId, view.id));
  expect(told.map(({ personId, kind }) => [personId, kind])).toEqual([[checker, "mentioned"]]);
  await expectRefusal(
    addNote(staff("reviewer"), { ...note, mentioned: [rates] }),
    "invalid_input",
    "not_at_the_desk",
  );
  const own = await getApplication(applicant(), { applicationId: view.id });
  expect(JSON.stringify(own)).not.toContain(note.body);
});

test("who looks at a case sees who else does, and at which field, for a moment", async () => {
  const { view } = await inReview();
  await lookAtCase(staff("reviewer"), { applicationId: view.id, field: "store.name" });
  const seen = await lookAtCase(staff("checker"), { applicationId: view.id, field: null });
  expect(seen.others).toEqual([{ name: expect.any(String), field: "store.name" }]);
  const later = { ...staff("checker"), now: new Date(Date.now() + 60_000) };
  expect((await lookAtCase(later, { applicationId: view.id, field: null })).others).toEqual([]);
});

test("a call says when the next one is due", async () => {
  const { view } = await inReview();
  const nextAt = new Date(Date.now() + 86_400_000).toISOString();
  const call = { applicationId: view.id, contact: "phone_no_answer" as const, note: "无人接听", nextAt };
  const { decisions } = await recordContact(staff("reviewer"), call);
  expect(decisions.at(-1)).toMatchObject({ kind: "contact", nextAt });
});

test("two who hold an old version never overwrite each other silently", async () => {
  const { view } = await applicationIn(world(), "submitted");
  const claims = await Promise.allSettled(
    (["reviewer", "reviewer2"] as const).map((name) => claimCase(staff(name), caseInput(view))),
  );
  expect(claims.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
