import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { readDocument } from "#server/documents/read-document.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { flagField } from "#server/reviews/flag-field.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { requestCorrections } from "#server/reviews/request-corrections.ts";
import { revealField } from "#server/reviews/reveal-field.ts";
import { unflagField } from "#server/reviews/unflag-field.ts";
import { applicationIn, draftWithDocument } from "../../support/world/applicants.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const reviewer = () => world.staff("reviewer");
const colleague = () => world.staff("reviewer2");

describe("flags", () => {
  const field = "person.idNumber";

  test("stand on the server: every opening shows them, a colleague's too, and a second adds nothing", async () => {
    const { view } = await applicationIn(world, "in_review");
    const flag = { applicationId: view.id, field, note: "与照片不符" };
    await Promise.all([flagField(reviewer(), flag), flagField(reviewer(), flag)]);
    for (const who of [reviewer(), colleague()])
      expect((await getCase(who, { applicationId: view.id })).flags).toMatchObject([
        { field, note: "与照片不符" },
      ]);
  });

  test("must be sent back or taken off before an approval is proposed", async () => {
    const { view, input } = await applicationIn(world, "in_review");
    await flagField(reviewer(), { applicationId: view.id, field });
    await expectRefusal(proposeApproval(reviewer(), input), "illegal_state", "flags_open");
    await unflagField(reviewer(), { applicationId: view.id, field });
    expect((await proposeApproval(reviewer(), input)).status).toBe("pending_check");
  });

  test("are done with once their field is sent back, and the applicant never sees one", async () => {
    const { applicant, view, input } = await applicationIn(world, "in_review");
    await flagField(reviewer(), { applicationId: view.id, field, note: "内部" });
    const correction = { field, code: "mismatch" as const, reason: "号码不符", remedy: "请核对" };
    const sent = await requestCorrections(reviewer(), { ...input, corrections: [correction] });
    expect(sent.flags).toEqual([]);
    expect(JSON.stringify(await getApplication(applicant(), { applicationId: view.id }))).not.toContain(
      "内部",
    );
  });

  test("are for fields that the applicant can answer anew", async () => {
    const { view } = await applicationIn(world, "in_review");
    const odd = flagField(reviewer(), { applicationId: view.id, field: "person.shoeSize" });
    await expectRefusal(odd, "invalid_input", "field_not_correctable");
  });
});

test("an appeal is not for whoever declined: neither at once nor from the colleague who has it", async () => {
  const { view, input } = await applicationIn(world, "appealed");
  await expectRefusal(claimCase(reviewer(), input), "forbidden", "decided_before");
  expect((await getCase(reviewer(), { applicationId: view.id })).events).not.toContain("claim");
  const claimed = await claimCase(colleague(), input);
  expect(claimed.reviewer?.id).toBe(colleague().actor.id);
  await expectRefusal(claimCase(reviewer(), caseInput(claimed)), "forbidden", "decided_before");
});

test("the queue is in the order of deadlines, and holds no draft even when asked for one", async () => {
  const [first, second] = [await applicationIn(world, "submitted"), await applicationIn(world, "submitted")];
  const waiting = new Date("2026-01-01T00:00:00Z");
  await world.runtime.db
    .update(applications)
    .set({ waitingSince: waiting, dueAt: waiting })
    .where(eq(applications.id, second.view.id));
  const draft = await applicationIn(world, "draft");
  const { items } = await listQueue(reviewer(), {});
  expect(items[0]).toMatchObject({ id: second.view.id, waitingSince: waiting.toISOString() });
  const ids = items.map(({ id }) => id);
  expect(ids.indexOf(second.view.id)).toBeLessThan(ids.indexOf(first.view.id));
  const drafts = await listQueue(reviewer(), { statuses: ["draft", "withdrawn"] });
  expect(drafts.items.map(({ id }) => id)).not.toContain(draft.view.id);
});

test("a draft does not exist for staff until it is handed in, nor do its answers and papers", async () => {
  const { view, documentId } = await draftWithDocument(world);
  const applicationId = view.id;
  await expectRefusal(getCase(reviewer(), { applicationId }), "not_found", "application_not_found");
  const reveal = revealField(reviewer(), { applicationId, field: "person.idNumber", reason: "curious" });
  await expectRefusal(reveal, "not_found", "application_not_found");
  await expectRefusal(readDocument(reviewer(), { documentId }), "not_found", "document_not_found");
});
