import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { uploadParts } from "#db/schema/applications.ts";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { appendUpload } from "#server/documents/append-upload.ts";
import { cancelUpload } from "#server/documents/cancel-upload.ts";
import { getUpload } from "#server/documents/get-upload.ts";
import { layFile } from "#server/documents/lay-file.ts";
import { startUpload } from "#server/documents/start-upload.ts";
import { sweepLaidFiles } from "#server/documents/sweep-laid-files.ts";
import { sweepUploads } from "#server/documents/sweep-uploads.ts";
import { anyState, noRow, noTenants, readsOnly } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn, documentIn } from "../../support/world/applicants.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const fileIn = ({ view }: ApplicationAt, lengthBytes: number) => ({
  applicationId: view.id,
  slot: "shop_front" as const,
  fileName: "门头.jpg",
  lengthBytes,
});
/** A draft whose applicant has opened an upload for a photo. */
async function opened() {
  const photo = await demoPhoto("shop front");
  const draft = await applicationIn(world(), "draft");
  const { id: uploadId } = await startUpload(draft.applicant(), fileIn(draft, photo.length));
  return { ...draft, uploadId, photo };
}
const cancel = ({ applicant, uploadId }: Awaited<ReturnType<typeof opened>>) =>
  cancelUpload(applicant(), { uploadId });
const byApplicant = {
  arrange: opened,
  as: ({ applicant }: ApplicationAt) => applicant(),
  needs: "application:write",
  foreign: { as: ({ stranger }: ApplicationAt) => stranger(), reason: "upload_not_found" },
} as const;
const dropped = { given: cancel, code: "not_found", reason: "upload_not_found" } as const;

proveVerb("startUpload", {
  ...byApplicant,
  arrange: () => applicationIn(world(), "draft"),
  call: (ctx, at) => startUpload(ctx, fileIn(at, 1_000)),
  succeeds: (upload) => expect(upload).toMatchObject({ lengthBytes: 1_000, receivedBytes: 0 }),
  foreign: { as: ({ stranger }) => stranger(), reason: "application_not_found" },
  illegal: { instead: () => applicationIn(world(), "submitted"), reason: "not_editable" },
  audit: { action: "upload.start", subjectId: (_at, { id }) => id },
});

proveVerb("appendUpload", {
  ...byApplicant,
  call: (ctx, { uploadId, photo }) => appendUpload(ctx, { uploadId, offsetBytes: 0 }, photo),
  succeeds: ({ receivedBytes }, { photo }) => expect(receivedBytes).toBe(photo.length),
  illegal: dropped,
  audit: { action: "document.store", subjectId: (at) => documentIn(at) },
});

proveVerb("getUpload", {
  ...byApplicant,
  call: (ctx, { uploadId }) => getUpload(ctx, { uploadId }),
  succeeds: (upload, { photo }) =>
    expect(upload).toMatchObject({ lengthBytes: photo.length, receivedBytes: 0 }),
  illegal: dropped,
  audit: readsOnly("a look at one's own upload"),
});

proveVerb("cancelUpload", {
  ...byApplicant,
  call: (ctx, { uploadId }) => cancelUpload(ctx, { uploadId }),
  succeeds: (result) => expect(result).toBeUndefined(),
  illegal: dropped,
  audit: { action: "upload.cancel", subjectId: ({ uploadId }) => uploadId },
});

proveVerb("sweepUploads", {
  ...byApplicant,
  arrange: async () => {
    const upload = await opened();
    await appendUpload(upload.applicant(), { uploadId: upload.uploadId, offsetBytes: 0 }, Buffer.alloc(10));
    return upload;
  },
  as: () => world().runtime.system(daysFromNow(2)),
  needs: "upload:sweep",
  call: (ctx) => sweepUploads(ctx),
  succeeds: (parts) => expect(parts).toBe(1),
  foreign: noTenants("the clock runs for every applicant"),
  illegal: anyState("what is gone is passed by"),
  audit: noRow("what was never handed in is forgotten, not decided upon"),
});

/** Two parts of one upload at once: one is refused, and its file has lost its row or never had one. */
async function orphaned() {
  const upload = await opened();
  const send = () =>
    appendUpload(upload.applicant(), { uploadId: upload.uploadId, offsetBytes: 0 }, Buffer.alloc(10));
  await layFile(world().runtime.seeding(), "doc_of_nobody", Buffer.from("x"));
  await Promise.allSettled([send(), send()]);
  return upload;
}

proveVerb("sweepLaidFiles", {
  arrange: orphaned,
  as: () => world().runtime.system(daysFromNow(1)),
  needs: "upload:sweep",
  call: (ctx) => sweepLaidFiles(ctx),
  succeeds: async (removed, { uploadId }) => {
    expect(removed).toBeGreaterThanOrEqual(1);
    expect(await world().runtime.storage.get("doc_of_nobody")).toBeNull();
    const parts = await world()
      .runtime.db.select()
      .from(uploadParts)
      .where(eq(uploadParts.uploadId, uploadId));
    expect(parts).toHaveLength(1);
    expect(await world().runtime.storage.get(parts[0]?.storageKey ?? "")).not.toBeNull();
  },
  foreign: noTenants("the clock runs for every applicant"),
  illegal: anyState("what is gone is passed by"),
  audit: noRow("what was never handed in is forgotten, not decided upon"),
});
