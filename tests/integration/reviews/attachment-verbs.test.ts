import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { expect, test } from "vitest";
import { caseAttachments } from "#db/schema/desk.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { sweepLaidFiles } from "#server/documents/sweep-laid-files.ts";
import { MAX_DOCUMENT_BYTES } from "#server/domain/documents/limits.ts";
import { MOST_ATTACHMENTS } from "#server/domain/reviews/attachments.ts";
import { attachFile } from "#server/reviews/attachments/attach-file.ts";
import { readAttachment } from "#server/reviews/attachments/read-attachment.ts";
import { removeAttachment } from "#server/reviews/attachments/remove-attachment.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn } from "../../support/world/applicants.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const reviewer = () => world().staff("reviewer");
const subjectId = ({ view }: ApplicationAt) => view.id;
const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#135" } })
  .jpeg()
  .toBuffer();

async function attachedTo(status: "in_review" | "approved") {
  const at = await applicationIn(world(), status);
  const { attachments } = await attachFile(
    reviewer(),
    { applicationId: at.view.id, fileName: "来函.jpg" },
    picture,
  );
  return { ...at, attachmentId: attachments[0]?.id ?? "" };
}
const attached = () => attachedTo("in_review");
const byReviewer = {
  as: reviewer,
  needs: "case:examine",
  foreign: noTenants("the desk keeps files about every applicant"),
} as const;

proveVerb("attachFile", {
  ...byReviewer,
  arrange: () => applicationIn(world(), "in_review"),
  call: (ctx, { view }) => attachFile(ctx, { applicationId: view.id, fileName: "来函.jpg" }, picture),
  succeeds: async ({ attachments }, { applicant, view }) => {
    expect(attachments).toMatchObject([{ fileName: "来函.jpg", contentType: "image/jpeg", removable: true }]);
    const own = await getApplication(applicant(), { applicationId: view.id });
    expect(JSON.stringify(own)).not.toContain("来函");
  },
  illegal: {
    instead: () => applicationIn(world(), "draft"),
    code: "not_found",
    reason: "application_not_found",
  },
  audit: { action: "case.attach", subjectId },
});

proveVerb("readAttachment", {
  ...byReviewer,
  as: () => world().staff("checker"),
  arrange: attached,
  call: (ctx, { attachmentId }) => readAttachment(ctx, { attachmentId }),
  succeeds: async ({ bytes, contentType }) => {
    expect(contentType).toBe("image/jpeg");
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 40, height: 30 });
  },
  illegal: {
    given: ({ attachmentId }) => removeAttachment(reviewer(), { attachmentId }),
    code: "not_found",
  },
  audit: { action: "case.read_attachment", subjectId },
});

proveVerb("removeAttachment", {
  ...byReviewer,
  arrange: attached,
  call: (ctx, { attachmentId }) => removeAttachment(ctx, { attachmentId }),
  succeeds: async ({ attachments }, { attachmentId }) => {
    expect(attachments).toEqual([]);
    expect(await world().runtime.storage.get(attachmentId)).toBeNull();
  },
  illegal: { instead: () => attachedTo("approved"), reason: "case_decided" },
  audit: { action: "case.remove_attachment", subjectId },
});

test("whoever did not lay a file there sees it, and cannot take it away", async () => {
  const { view, attachmentId } = await attached();
  const { attachments } = await getCase(world().staff("checker"), { applicationId: view.id });
  expect(attachments).toMatchObject([{ id: attachmentId, removable: false }]);
  await expectRefusal(
    removeAttachment(world().staff("checker"), { attachmentId }),
    "not_found",
    "attachment_not_found",
  );
});

test("what is no paper, too large or one too many is refused, and the sweep leaves what a case names", async () => {
  const { view } = await applicationIn(world(), "in_review");
  const add = (bytes: Buffer) =>
    attachFile(reviewer(), { applicationId: view.id, fileName: "扫描件.jpg" }, bytes);
  await expect(add(randomBytes(2_000))).rejects.toMatchObject({ reason: "document_type" });
  await expect(add(Buffer.alloc(MAX_DOCUMENT_BYTES + 1))).rejects.toMatchObject({
    reason: "document_too_large",
  });
  for (let nr = 0; nr < MOST_ATTACHMENTS - 2; nr += 1) await add(picture);
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => add(picture)));
  const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.reason] : []));
  expect(refused).toEqual(["too_many_attachments", "too_many_attachments"]);
  await sweepLaidFiles(world().runtime.system(daysFromNow(1)));
  const kept = await world()
    .runtime.db.select()
    .from(caseAttachments)
    .where(eq(caseAttachments.applicationId, view.id));
  expect(kept).toHaveLength(MOST_ATTACHMENTS);
  for (const { storageKey } of kept) expect(await world().runtime.storage.get(storageKey)).not.toBeNull();
});
