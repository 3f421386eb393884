import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documents } from "#db/schema/applications.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { saveAnswers } from "#server/applications/save-answers.ts";
import { submitApplication } from "#server/applications/submit-application.ts";
import type { Context } from "#server/context.ts";
import { demoAnswers } from "#server/demo/demo-applicants.ts";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { storeDocument } from "#server/documents/store-document.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { requestCorrections } from "#server/reviews/request-corrections.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;
const CARD = ["id_card_front", "id_card_back"] as const;
const dateIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const later = (ctx: Context, days: number): Context => ({
  ...ctx,
  now: new Date(Date.now() + days * DAY_MS),
});

const upload = async (ctx: Context, { id }: ApplicationView, slot: DocumentSlot) =>
  storeDocument(ctx, { applicationId: id, slot, fileName: "a.jpg" }, await demoPhoto(slot));

async function saveCardDate(ctx: Context, applicationId: string, idValidUntil: string) {
  const { id, version, answers } = await getApplication(ctx, { applicationId });
  const person = { ...answers.person, idValidUntil };
  return saveAnswers(ctx, { applicationId: id, version, group: "person", answers: person });
}

/** Handed in with an identity card that is valid for ten days more, then sent back for its shop front. */
async function sentBack() {
  const { applicant, view, of } = await world.application("draft");
  let current = view;
  for (const [group, answers] of demoAnswers(of)) {
    const { id, version } = current;
    current = await saveAnswers(applicant(), { applicationId: id, version, group, answers });
  }
  current = await saveCardDate(applicant(), view.id, dateIn(10));
  for (const slot of current.documentSlots) await upload(applicant(), view, slot);
  const { version } = await getApplication(applicant(), { applicationId: view.id });
  const submitted = await submitApplication(applicant(), { applicationId: view.id, version });
  const reviewer = world.staff("reviewer");
  const claimed = await claimCase(reviewer, { applicationId: view.id, version: submitted.version });
  const correction = {
    field: "documents.shop_front",
    code: "unreadable" as const,
    reason: "太模糊了",
    remedy: "重拍",
  };
  await requestCorrections(reviewer, {
    applicationId: view.id,
    version: claimed.version,
    corrections: [correction],
  });
  return { applicant, view };
}

describe("a document that is handed in", () => {
  test("keeps the expiry that was answered of it, and applicant and desk see it", async () => {
    const { applicant, view } = await sentBack();
    const rows = await world.runtime.db.select().from(documents).where(eq(documents.applicationId, view.id));
    const kept = Object.fromEntries(rows.map(({ slot, expiresOn }) => [slot, expiresOn]));
    expect(kept).toMatchObject({ id_card_front: dateIn(10), id_card_back: dateIn(10), shop_front: null });
    const seen = expect.objectContaining({
      slot: "id_card_front",
      expiry: { until: dateIn(10), state: "expiring", daysLeft: expect.any(Number) },
    });
    const mine = await getApplication(applicant(), { applicationId: view.id });
    expect(mine.documents).toContainEqual(seen);
    const later = { field: "documents.id_card_front", dueAfter: dateIn(10) };
    expect(mine.requirements.eventuallyDue).toContainEqual(later);
    expect((await getCase(world.staff("reviewer"), { applicationId: view.id })).documents).toContainEqual(
      seen,
    );
  });
});

describe("a document that expires while its application waits", () => {
  test.each(["the date first", "the photos first"])(
    "is due until date and photos are new: %s",
    async (order) => {
      const { applicant, view } = await sentBack();
      const ctx = () => later(applicant(), 12);
      const look = () => getApplication(ctx(), { applicationId: view.id });
      const photos = CARD.map((slot) => `documents.${slot}`);
      await upload(ctx(), view, "shop_front");
      expect((await look()).requirements.currentlyDue).toEqual(["person.idValidUntil", ...photos]);
      const steps = [
        () => saveCardDate(ctx(), view.id, dateIn(7300)),
        async () => {
          for (const slot of CARD) await upload(ctx(), view, slot);
        },
      ];
      if (order === "the photos first") steps.reverse();
      await steps[0]?.();
      expect((await look()).requirements.currentlyDue).not.toEqual([]);
      expect((await look()).editable).toContain("person.idValidUntil");
      await steps[1]?.();
      const { requirements, version } = await look();
      expect(requirements).toMatchObject({ currentlyDue: [], errors: [] });
      const submitted = await submitApplication(ctx(), { applicationId: view.id, version });
      expect(submitted.status).toBe("submitted");
    },
  );

  test("is named by the desk's checks, not as a missing one", async () => {
    const { view } = await sentBack();
    const { checks } = await getCase(later(world.staff("reviewer"), 12), { applicationId: view.id });
    expect(checks).toContainEqual(
      expect.objectContaining({
        check: "documents_complete",
        outcome: "failed",
        details: {
          "documents.id_card_front": "document_expired",
          "documents.id_card_back": "document_expired",
          "documents.shop_front": "missing",
        },
      }),
    );
  });
});
