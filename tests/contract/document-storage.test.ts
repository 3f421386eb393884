import { randomBytes } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStorage } from "#server/storage/open-storage.ts";
import type { DocumentStorage } from "#server/storage/port.ts";
import { parseStorageUrl } from "#server/storage-url.ts";
import { temporaryFolder } from "#tests/run/temporary-folder.ts";
import { fillDisk } from "../support/documents/full-disk.ts";
import { type S3Server, startS3Server } from "../support/documents/s3-server.ts";
import { expectRefusal } from "../support/world/refusals.ts";

let s3: S3Server;
let folder: string;
beforeAll(async () => {
  s3 = await startS3Server();
  folder = temporaryFolder("ruwang-storage-");
});
afterAll(async () => {
  await s3.stop();
  rmSync(folder, { recursive: true, force: true });
});

function storageAt(url: string): DocumentStorage {
  const settings = parseStorageUrl(url);
  if (settings === null) throw new Error("no storage at this address");
  return openStorage(settings);
}
const newKey = () => `doc_${randomBytes(12).toString("hex")}`;

describe.each([
  ["a folder", () => storageAt(folder)],
  ["an S3 bucket", () => storageAt(s3.url())],
])("%s", (_where, open) => {
  test("gives back the very bytes that were put", async () => {
    const storage = open();
    for (const bytes of [randomBytes(1), randomBytes(300_000), Buffer.from([0, 255, 13, 10])]) {
      const key = newKey();
      await storage.put(key, bytes);
      expect((await storage.get(key))?.equals(bytes)).toBe(true);
    }
  });

  test("holds what was put last under a key", async () => {
    const storage = open();
    const key = newKey();
    await storage.put(key, Buffer.from("first"));
    await storage.put(key, Buffer.from("second"));
    expect((await storage.get(key))?.toString()).toBe("second");
  });

  test("answers null for what was never put, and for what was deleted, twice even", async () => {
    const storage = open();
    const key = newKey();
    expect(await storage.get(key)).toBeNull();
    await storage.put(key, Buffer.from("gone soon"));
    await storage.delete(key);
    await storage.delete(key);
    expect(await storage.get(key)).toBeNull();
  });

  test.each(["../../etc/passwd", "doc_x/../../y", "doc_%2e%2e", "DOC_12345678", "short", ""])(
    "refuses the key %s",
    async (key) => {
      await expect((async () => open().put(key, Buffer.from("x")))()).rejects.toThrow("plain words");
    },
  );
});

describe("a folder besides", () => {
  test("on a full disk refuses with the reason, and leaves nothing behind", async () => {
    const key = newKey();
    fillDisk(folder, key);
    await expectRefusal(storageAt(folder).put(key, Buffer.from("x")), "no_room", "storage_full");
    expect(readdirSync(join(folder, key.slice(-2))).filter((name) => name.startsWith(key))).toEqual([]);
    await storageAt(folder).put(key, Buffer.from("there is room again"));
    expect((await storageAt(folder).get(key))?.toString()).toBe("there is room again");
  });
});

describe("an S3 bucket besides", () => {
  test("keeps documents under the prefix", async () => {
    const key = newKey();
    await storageAt(s3.url()).put(key, Buffer.from("x"));
    expect(s3.paths()).toContain(`/documents/ruwang/${key}`);
  });

  test("is asked again when it says not now", async () => {
    const key = newKey();
    s3.failNext(2);
    await storageAt(s3.url()).put(key, Buffer.from("x"));
    expect((await storageAt(s3.url()).get(key))?.toString()).toBe("x");
  });

  test.each([
    ["refuses the credentials", () => s3.url("another secret"), 403],
    ["cannot be reached", () => "s3+http://key:secret@127.0.0.1:1/documents", "TypeError"],
  ])("that %s is unavailable, not empty", async (_what, url, answered) => {
    const storage = storageAt(url());
    const refusal = expect.objectContaining({ reason: "storage_unavailable", details: { answered } });
    await expect(storage.get(newKey())).rejects.toEqual(refusal);
    await expect(storage.put(newKey(), Buffer.from("x"))).rejects.toEqual(refusal);
    await expect(storage.delete(newKey())).rejects.toEqual(refusal);
  });
});

test.each([
  "s3://host/bucket",
  "s3://key@host/bucket",
  "s3://key:secret@host",
  "ftp://key:secret@host/bucket",
  "s3://",
])("%s is no storage", (url) => expect(parseStorageUrl(url)).toBeNull());
