import { readdirSync, rmSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectDatabase } from "#db/client.ts";
import { uploadParts, uploads } from "#db/schema/applications.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { getApplication } from "#server/applications/get-application.ts";
import type { Context } from "#server/context.ts";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { appendUpload } from "#server/documents/append-upload.ts";
import { cancelUpload } from "#server/documents/cancel-upload.ts";
import { getUpload } from "#server/documents/get-upload.ts";
import { readDocument } from "#server/documents/read-document.ts";
import { startUpload } from "#server/documents/start-upload.ts";
import { sweepUploads } from "#server/documents/sweep-uploads.ts";
import { MAX_DOCUMENT_BYTES, MAX_PARTS, UPLOAD_KEPT_MS } from "#server/domain/documents/limits.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { createDiskStorage } from "#server/storage/disk-storage.ts";
import { temporaryFolder } from "#tests/run/temporary-folder.ts";
import { fillDisk } from "../../support/documents/full-disk.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
let photo: Buffer;
beforeAll(async () => {
  world = await createDemoWorld();
  photo = await demoPhoto("shop");
});
afterAll(() => world.close());

interface Sender {
  ctx: () => Context;
  applicationId: string;
  uploadId: string;
}

const start = (ctx: Context, applicationId: string, lengthBytes: number) =>
  startUpload(ctx, { applicationId, slot: "shop_front", fileName: "店面.jpg", lengthBytes });

/** A draft whose applicant has opened an upload. */
async function sender(lengthBytes = photo.length): Promise<Sender> {
  const { applicant, view } = await world.application("draft");
  const { id } = await start(applicant(), view.id, lengthBytes);
  return { ctx: applicant, applicationId: view.id, uploadId: id };
}

const send = ({ ctx, uploadId }: Sender, offsetBytes: number, bytes: Buffer, as = ctx()) =>
  appendUpload(as, { uploadId, offsetBytes }, bytes);

const partsOf = ({ uploadId }: Sender) =>
  world.runtime.db.select().from(uploadParts).where(eq(uploadParts.uploadId, uploadId));

const documentsOf = async ({ ctx, applicationId }: Sender) =>
  (await getApplication(ctx(), { applicationId })).documents;

async function audited(action: string, subjectId: string): Promise<number> {
  const rows = await world.runtime.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.action, action), eq(auditEvents.subjectId, subjectId)));
  return rows.length;
}

describe("an upload", () => {
  test("in parts becomes the document that it would have been at once", async () => {
    const upload = await sender();
    const middle = Math.floor(photo.length / 2);
    expect(await send(upload, 0, photo.subarray(0, 100))).toMatchObject({ receivedBytes: 100 });
    expect(await send(upload, 100, photo.subarray(100, middle))).toMatchObject({ receivedBytes: middle });
    expect(await documentsOf(upload)).toEqual([]);
    await send(upload, middle, photo.subarray(middle));
    const [document] = await documentsOf(upload);
    expect(document).toMatchObject({ slot: "shop_front", fileName: "店面.jpg", contentType: "image/jpeg" });
    const { bytes } = await readDocument(upload.ctx(), { documentId: document?.id ?? "" });
    expect(bytes.length).toBe(document?.sizeBytes);
    expect(await audited("upload.start", upload.uploadId)).toBe(1);
    expect(await audited("document.store", document?.id ?? "")).toBe(1);
  });

  test("says after the last bytes that it is whole, however often that is asked", async () => {
    const upload = await sender();
    await send(upload, 0, photo);
    const whole = { receivedBytes: photo.length, lengthBytes: photo.length };
    expect(await getUpload(upload.ctx(), { uploadId: upload.uploadId })).toMatchObject(whole);
    await expectRefusal(send(upload, 0, photo), "conflict", "offset_conflict");
    expect(await documentsOf(upload)).toHaveLength(1);
  });

  test("lies sealed in storage, each part bound to its place, its name sealed in the row", async () => {
    const upload = await sender();
    await send(upload, 0, photo.subarray(0, 400));
    const [part] = await partsOf(upload);
    const stored = await world.runtime.storage.get(part?.storageKey ?? "");
    expect(stored?.includes(photo.subarray(0, 40))).toBe(false);
    const { vault } = world.runtime;
    const open = (offset: number) =>
      vault.openBytes(stored ?? Buffer.alloc(0), placeOf("upload_parts", upload.uploadId, offset));
    expect(open(0).equals(photo.subarray(0, 400))).toBe(true);
    expect(() => open(400)).toThrow();
    const [row] = await world.runtime.db.select().from(uploads).where(eq(uploads.id, upload.uploadId));
    expect(row?.fileName).not.toContain("店面");
  });

  test("takes only what follows: neither a gap nor a repetition, nor more than was announced", async () => {
    const upload = await sender();
    await send(upload, 0, photo.subarray(0, 100));
    await expectRefusal(send(upload, 0, photo.subarray(0, 100)), "conflict", "offset_conflict");
    await expectRefusal(send(upload, 200, photo.subarray(200, 300)), "conflict", "offset_conflict");
    await expectRefusal(send(upload, 100, photo), "too_large", "upload_too_long");
    expect(await send(upload, 100, Buffer.alloc(0))).toMatchObject({ receivedBytes: 100 });
  });

  test.each([
    [0, "invalid_input", "document_empty"],
    [MAX_DOCUMENT_BYTES + 1, "too_large", "document_too_large"],
  ] as const)("of %i bytes is not even opened", async (lengthBytes, code, reason) => {
    await expectRefusal(sender(lengthBytes), code, reason);
  });

  test("that is no picture is refused with the reason at its end, and is gone", async () => {
    const text = Buffer.from("hello, I am a picture");
    const upload = await sender(text.length);
    await send(upload, 0, text.subarray(0, 5));
    await expectRefusal(send(upload, 5, text.subarray(5)), "invalid_input", "document_type");
    await expectRefusal(
      getUpload(upload.ctx(), { uploadId: upload.uploadId }),
      "not_found",
      "upload_not_found",
    );
  });

  test("that meets a full disk is refused for now, keeps nothing, and goes on once there is room", async () => {
    const upload = await sender();
    const folder = temporaryFolder("ruwang-full-");
    const randomBytes = () => Buffer.alloc(32, 7);
    fillDisk(folder, makeId("document", randomBytes));
    const full = { ...upload.ctx(), storage: createDiskStorage(folder), randomBytes };
    await expectRefusal(send(upload, 0, photo, full), "no_room", "storage_full");
    const left = readdirSync(folder, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => !entry.isDirectory())).toEqual([]);
    expect(await documentsOf(upload)).toEqual([]);
    await send(upload, 0, photo);
    expect(await documentsOf(upload)).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  test("cannot fall into parts without end", async () => {
    const upload = await sender();
    for (let offset = 0; offset < MAX_PARTS; offset++)
      await send(upload, offset, photo.subarray(offset, offset + 1));
    const oneMore = send(upload, MAX_PARTS, photo.subarray(MAX_PARTS, MAX_PARTS + 1));
    await expectRefusal(oneMore, "limit_reached", "too_many_parts");
  });

  test("gives way to the next one for the same slot", async () => {
    const upload = await sender();
    await start(upload.ctx(), upload.applicationId, photo.length);
    await expectRefusal(send(upload, 0, photo), "not_found", "upload_not_found");
  });

  test("is opened once a slot, also by many at the same time", async () => {
    const { applicant, view } = await world.application("draft");
    await Promise.all(Array.from({ length: 6 }, () => start(applicant(), view.id, 9)));
    const rows = await world.runtime.db.select().from(uploads).where(eq(uploads.applicationId, view.id));
    expect(rows.filter((row) => row.endedAt === null)).toHaveLength(1);
  });

  test("needs an application that may still be changed", async () => {
    const { applicant, view } = await world.application("submitted");
    await expectRefusal(start(applicant(), view.id, 9), "illegal_state", "not_editable");
  });

  test("is nobody else's, and needs an applicant", async () => {
    const upload = await sender();
    const { uploadId } = upload;
    const { applicant: other } = await world.application("draft");
    // Begun one after the other: a refusal that nobody waits for yet would count as an error of the run.
    const works: ((ctx: Context) => Promise<unknown>)[] = [
      (ctx) => getUpload(ctx, { uploadId }),
      (ctx) => send(upload, 0, photo, ctx),
      (ctx) => cancelUpload(ctx, { uploadId }),
    ];
    for (const work of works) await expectRefusal(work(other()), "not_found", "upload_not_found");
    const foreign = start(other(), upload.applicationId, 9);
    await expectRefusal(foreign, "not_found", "application_not_found");
    works.push((ctx) => start(ctx, upload.applicationId, 9), sweepUploads);
    for (const work of works)
      await expectRefusal(work(world.staff("reviewer")), "forbidden", "permission_missing");
  });
});

describe("two requests at once, on connections of their own,", () => {
  test.each([
    ["a part", 500],
    ["the last bytes", undefined],
  ] as const)("append %s once", async (_what, end) => {
    const upload = await sender();
    const connections = [1, 2].map(() => connectDatabase(world.runtime.databaseUrl, { max: 1 }));
    const outcomes = await Promise.allSettled(
      connections.map(({ db }) => send(upload, 0, photo.subarray(0, end), { ...upload.ctx(), db })),
    );
    await Promise.all(connections.map((connection) => connection.close()));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict" },
    });
    const view = await getUpload(upload.ctx(), { uploadId: upload.uploadId });
    expect(view.receivedBytes).toBe(end ?? photo.length);
    expect(await partsOf(upload)).toHaveLength(end === undefined ? 0 : 1);
    expect(await documentsOf(upload)).toHaveLength(end === undefined ? 1 : 0);
  });
});

describe("what is not finished", () => {
  test("is canceled by its applicant, and its bytes go", async () => {
    const upload = await sender();
    await send(upload, 0, photo.subarray(0, 100));
    const [part] = await partsOf(upload);
    await cancelUpload(upload.ctx(), { uploadId: upload.uploadId });
    expect(await audited("upload.cancel", upload.uploadId)).toBe(1);
    await expectRefusal(send(upload, 100, photo.subarray(100)), "not_found", "upload_not_found");
    await sweepUploads(world.runtime.system());
    expect(await partsOf(upload)).toEqual([]);
    expect(await world.runtime.storage.get(part?.storageKey ?? "")).toBeNull();
  });

  test("is removed a day later, bytes and row, and not before", async () => {
    const upload = await sender();
    await send(upload, 0, photo.subarray(0, 100));
    const [part] = await partsOf(upload);
    const later = (ms: number) => world.runtime.system(new Date(Date.now() + ms));
    await sweepUploads(later(UPLOAD_KEPT_MS - 60_000));
    expect(await partsOf(upload)).toHaveLength(1);
    await sweepUploads(later(UPLOAD_KEPT_MS + 60_000));
    expect(await world.runtime.storage.get(part?.storageKey ?? "")).toBeNull();
    const rows = await world.runtime.db.select().from(uploads).where(eq(uploads.id, upload.uploadId));
    expect(rows).toEqual([]);
  });

  test("of a finished one leaves only the document", async () => {
    const upload = await sender();
    await send(upload, 0, photo.subarray(0, 100));
    await send(upload, 100, photo.subarray(100));
    await sweepUploads(world.runtime.system());
    expect(await partsOf(upload)).toEqual([]);
    expect(await documentsOf(upload)).toHaveLength(1);
  });
});
