import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { appealApplication } from "#server/applications/appeal-application.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { submitApplication } from "#server/applications/submit-application.ts";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { storeDocument } from "#server/documents/store-document.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { recordContact } from "#server/reviews/record-contact.ts";
import { rejectCase } from "#server/reviews/reject-case.ts";
import { returnToReview } from "#server/reviews/return-to-review.ts";
import { revealField } from "#server/reviews/reveal-field.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { steppedUp } from "../../support/world/stepped-up.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

describe("an approval", () => {
  test("needs a maker and another person as checker, and makes merchant and store", async () => {
    const { view } = await world.application("pending_check");
    const approved = await confirmApproval(world.staff("checker"), caseInput(view));
    expect(approved).toMatchObject({ status: "approved", merchantId: expect.stringMatching(/^mer_/) });
    const [merchant] = await world.runtime.db
      .select()
      .from(merchants)
      .where(eq(merchants.applicationId, view.id));
    expect(merchant?.number).toMatch(/^822\d{12}$/);
    expect(await world.runtime.db.$count(stores, eq(stores.merchantId, merchant?.id ?? ""))).toBe(1);
  });

  test("is refused when the checker made it, by the verb and by the database", async () => {
    const { view } = await world.application("pending_check");
    const maker = world.staff("reviewer");
    const both = {
      ...maker,
      actor: { ...maker.actor, roles: ["reviewer", "checker"] } as typeof maker.actor,
    };
    await expectRefusal(confirmApproval(both, caseInput(view)), "forbidden", "needs_second_person");
    const forced = world.runtime.db
      .update(applications)
      .set({ checkerId: maker.actor.id })
      .where(eq(applications.id, view.id));
    const error = await forced.then(
      () => null,
      (refusal: unknown) => refusal,
    );
    expect(brokenConstraint(error)).toBe("applications_maker_is_not_checker");
  });

  test("happens once, when two confirm at the same time", async () => {
    const { view } = await world.application("pending_check");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => confirmApproval(world.staff("checker"), caseInput(view))),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(await world.runtime.db.$count(merchants, eq(merchants.applicationId, view.id))).toBe(1);
  });

  test("and a return cannot both win", async () => {
    const { view } = await world.application("pending_check");
    const outcomes = await Promise.allSettled([
      confirmApproval(world.staff("checker"), caseInput(view)),
      returnToReview(world.staff("checker"), { ...caseInput(view), reason: "店铺照片与地址不符" }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });
});

describe("a case", () => {
  test("belongs to the reviewer who claimed it; an old version is refused", async () => {
    const { view } = await world.application("in_review");
    await expectRefusal(
      claimCase(world.staff("checker"), caseInput(view)),
      "forbidden",
      "permission_missing",
    );
    const stale = { applicationId: view.id, version: view.version - 1 };
    await expectRefusal(proposeApproval(world.staff("reviewer"), stale), "conflict", "changed_meanwhile");
    const reviewer = world.staff("reviewer");
    const other = {
      ...reviewer,
      actor: { ...reviewer.actor, id: world.staff("admin").actor.id } as typeof reviewer.actor,
    };
    await expectRefusal(proposeApproval(other, caseInput(view)), "conflict", "claimed_by_another");
  });

  test("offers each person only the events they may trigger", async () => {
    const { view } = await world.application("pending_check");
    const seen = async (name: "reviewer" | "checker" | "admin") =>
      (await getCase(world.staff(name), { applicationId: view.id })).events;
    expect(await seen("checker")).toEqual(["confirm_approval", "return_to_review"]);
    expect(await seen("reviewer")).toEqual([]);
    expect(await seen("admin")).toEqual([]);
  });

  test("comes back to the queue after a correction, where its earlier reviewer may claim it again", async () => {
    const { applicant, view } = await world.application("needs_correction");
    const photo = { applicationId: view.id, slot: "shop_front" as const, fileName: "b.jpg" };
    await storeDocument(applicant(), photo, await demoPhoto("new"));
    const fixed = await getApplication(applicant(), { applicationId: view.id });
    await submitApplication(applicant(), caseInput(fixed));
    const waiting = await getCase(world.staff("reviewer"), { applicationId: view.id });
    expect(waiting.events).toEqual(["claim"]);
    expect((await claimCase(world.staff("reviewer"), caseInput(waiting))).status).toBe("in_review");
  });

  test("shows personal fields masked; revealing one needs a reason and leaves an audit row", async () => {
    const { view, of } = await world.application("in_review");
    const seen = await getCase(world.staff("reviewer"), { applicationId: view.id });
    expect(JSON.stringify(seen)).not.toContain(of.mobile);
    expect(seen.maskedFields).toContain("person.mobile");
    const reveal = { applicationId: view.id, field: "person.mobile", reason: "致电核实" };
    expect(await revealField(await steppedUp(world.staff("reviewer")), reveal)).toEqual({ value: of.mobile });
    await expectRefusal(revealField(world.staff("rates"), reveal), "forbidden", "permission_missing");
    await expectRefusal(revealField(world.staff("reviewer2"), reveal), "forbidden", "claim_first");
    const [row] = await world.runtime.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "case.reveal"));
    expect(row).toMatchObject({ subjectId: view.id, reason: "致电核实", after: { field: "person.mobile" } });
  });

  test("of the same person is flagged as a duplicate", async () => {
    const { of } = await world.application("submitted");
    const second = await world.application("submitted", { shop: of.shop });
    const seen = await getCase(world.staff("reviewer"), { applicationId: second.view.id });
    expect(seen.checks.map((check) => check.check)).toContain("duplicate_mobile");
    expect(seen.checks.find((check) => check.check === "answers_sound")?.outcome).toBe("passed");
  });

  test("rejected tells the applicant why and leaves the appeal open", async () => {
    const { applicant, view } = await world.application("in_review");
    await rejectCase(world.staff("reviewer"), { ...caseInput(view), reason: "经营范围不在受理之列" });
    const turnedDown = await getApplication(applicant(), { applicationId: view.id });
    expect(turnedDown).toMatchObject({
      status: "rejected",
      events: ["appeal"],
      rejection: { reason: "经营范围不在受理之列" },
    });
    const appeal = { ...caseInput(turnedDown), reason: "营业执照已更新经营范围" };
    const appealed = await appealApplication(applicant(), appeal);
    expect(appealed.rejection?.reason).toBe("经营范围不在受理之列");
    const seen = await getCase(world.staff("reviewer"), { applicationId: view.id });
    expect(seen.decisions.map(({ kind, reason }) => `${kind}: ${reason}`)).toEqual([
      "rejection: 经营范围不在受理之列",
      "appeal: 营业执照已更新经营范围",
    ]);
    expect((await claimCase(world.staff("reviewer2"), caseInput(seen))).status).toBe("in_review");
    expect((await getApplication(applicant(), { applicationId: view.id })).rejection).toBeNull();
  });
});

test("a call is written down for colleagues, and its fact for the applicant", async () => {
  const { applicant, view } = await world.application("in_review");
  const call = { applicationId: view.id, contact: "phone_reached" as const, note: "确认了店名" };
  await expectRefusal(recordContact(world.staff("checker"), call), "forbidden", "permission_missing");
  const file = await recordContact(world.staff("reviewer"), call);
  expect(file.decisions).toContainEqual(
    expect.objectContaining({ kind: "contact", code: "phone_reached", reason: "确认了店名" }),
  );
  const seen = await getApplication(applicant(), { applicationId: view.id });
  const actions = seen.timeline.map(({ action, by }) => `${action}/${by}`);
  expect(actions).toContain("application.contact_phone_reached/staff");
  expect(actions).toContain("application.message/system");
  expect(JSON.stringify(seen)).not.toContain("确认了店名");
  const { view: draft } = await world.application("draft");
  const early = recordContact(world.staff("reviewer"), { ...call, applicationId: draft.id });
  await expectRefusal(early, "not_found", "application_not_found");
});

test("the queue shows what waits at the desk, oldest first, and refuses a damaged cursor", async () => {
  await world.application("submitted");
  const { items } = await listQueue(world.staff("reviewer"), { statuses: ["submitted"] });
  expect(items.length).toBeGreaterThan(0);
  expect(items.every((item) => item.status === "submitted")).toBe(true);
  await expectRefusal(
    listQueue(world.staff("reviewer"), { cursor: "x" }),
    "invalid_input",
    "cursor_unreadable",
  );
});

test("audit rows can be neither changed nor removed, and the chain verifies", async () => {
  const { db } = world.runtime;
  await expect(db.update(auditEvents).set({ action: "x" })).rejects.toThrow();
  await expect(db.delete(auditEvents)).rejects.toThrow();
});
