import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { getCaseVersion } from "#server/reviews/get-case-version.ts";
import { recordContact } from "#server/reviews/record-contact.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectAuditRow } from "../../support/world/expect-audit-row.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const looksAt = (applicationId: string) =>
  world.runtime.db.$count(
    auditEvents,
    and(eq(auditEvents.action, "case.read"), eq(auditEvents.subjectId, applicationId)),
  );

test("opening a case stays on record, waiting for changes of it does not", async () => {
  const { view } = await world.application("in_review");
  const reviewer = world.staff("reviewer");
  const opened = await getCase(reviewer, { applicationId: view.id });
  await expectAuditRow(world.runtime.db, {
    action: "case.read",
    subjectId: view.id,
    actorId: reviewer.actor.id,
  });
  const before = await looksAt(view.id);
  const seen = await getCaseVersion(reviewer, { applicationId: view.id });
  expect(seen.version).toBe(opened.version);
  expect(await looksAt(view.id)).toBe(before);
});

test("a note that changes nothing of the case is still seen by whoever waits", async () => {
  const { view } = await world.application("in_review");
  const reviewer = world.staff("reviewer");
  const before = await getCaseVersion(reviewer, { applicationId: view.id });
  await recordContact(reviewer, { applicationId: view.id, contact: "visit", note: "店在营业" });
  const after = await getCaseVersion(reviewer, { applicationId: view.id });
  expect(after.version).toBe(before.version);
  expect((after.saidAt ?? "") > (before.saidAt ?? "")).toBe(true);
});

test("a case and its version are the desk's to see", async () => {
  const { view, applicant } = await world.application("submitted");
  const owner = applicant();
  await expectRefusal(getCase(owner, { applicationId: view.id }), "forbidden", "permission_missing");
  await expectRefusal(getCaseVersion(owner, { applicationId: view.id }), "forbidden", "permission_missing");
  const unknown = { applicationId: "app_00000000000000000000" };
  await expectRefusal(getCase(world.staff("checker"), unknown), "not_found", "application_not_found");
});
