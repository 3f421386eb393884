import { spawnSync } from "node:child_process";
import { createHash, randomInt } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicationAnswers, documents } from "#db/schema/applications.ts";
import { readProofPack } from "#server/audit/proof-pack/read-proof-pack.ts";
import { CONSENT_VERSION } from "#server/domain/applications/consent.ts";
import { type PackEntry, packLine } from "#server/domain/audit/proof-pack.ts";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import { publicKeys } from "#server/keys/platform-key.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { openOrder } from "../../support/payments/orders.ts";
import { anyState, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { sealAll } from "../../support/world/seal-all.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const VERIFIER = new URL("../../../server/start/commands/proof-verify.mjs", import.meta.url);
const MOBILE = "13912345678";

/** A merchant with answers, a paper, a terminal with its configuration and a quote, all of it sealed. */
async function merchantOnRecord() {
  const { place } = await openOrder(world());
  const { db, vault } = world().runtime;
  const { applicationId } = await loadMerchant(db, world().asRole("checker"), place.merchantId);
  const groups = {
    person: { name: "张测试", mobile: MOBILE },
    consent: { general: true, sensitive: true, version: CONSENT_VERSION },
  };
  for (const [group, answers] of Object.entries(groups)) {
    const body = vault.seal(JSON.stringify(answers), placeOf("application_answers", applicationId, group));
    await db.insert(applicationAnswers).values({ applicationId, group, body, updatedAt: new Date() });
  }
  await db.insert(documents).values({
    ...{ id: `doc_${applicationId.slice(4)}`, applicationId, slot: "shop_front" },
    ...{ fileName: "-", contentType: "image/jpeg", sizeBytes: 5, storageKey: applicationId },
    sha256: await canonicalHash("paper"),
    uploadedAt: new Date(),
  });
  await sealAll(world().asSystem());
  return place;
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(piece);
  return Buffer.concat(held);
}

proveVerb("readProofPack", {
  arrange: merchantOnRecord,
  as: () => world().asRole("checker"),
  needs: "merchant:prove",
  call: async (ctx, { merchantId }) => bytesOf(await readProofPack(ctx, { merchantId })),
  succeeds: (pack, { merchantId }) => {
    expect(pack.length % 512).toBe(0);
    expect(pack.toString()).toContain(merchantId);
  },
  foreign: noTenants("the whole record of a merchant is for the supervision"),
  illegal: anyState("a merchant has a record at any time"),
  audit: { action: "merchant.prove", subjectId: ({ merchantId }) => merchantId },
});

interface Member {
  name: string;
  start: number;
  size: number;
  end: number;
}

/** Where each file lies in an archive, headers and padding included. */
function membersOf(pack: Buffer): Member[] {
  const members: Member[] = [];
  for (let start = 0; pack[start] !== 0; ) {
    const name = pack.toString("latin1", start, start + 100).split("\0")[0] ?? "";
    const size = Number.parseInt(pack.toString("latin1", start + 124, start + 135), 8);
    const end = start + 512 + Math.ceil(size / 512) * 512;
    members.push({ name, start, size, end });
    start = end;
  }
  return members;
}

describe("a pack on a machine that has nothing but Node", () => {
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  const script = join(folder, "proof-verify.mjs");
  const keys = join(folder, "keys.json");
  let pack: Buffer;
  let kid: string;
  let merchantId: string;

  beforeAll(async () => {
    copyFileSync(VERIFIER, script);
    ({ merchantId } = await merchantOnRecord());
    pack = await bytesOf(await readProofPack(world().asRole("checker"), { merchantId }));
    const published = await publicKeys(world().asSystem());
    kid = published.keys[0]?.kid ?? "";
    writeFileSync(keys, JSON.stringify(published));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function check(bytes: Buffer, trust = ["--keys", keys]) {
    const file = join(folder, "pack.tar");
    writeFileSync(file, bytes);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...trust], {
      cwd: folder,
      env: { NODE_ENV: "test" },
      encoding: "utf8",
    });
    return { status, told: stdout.trim().split("\n"), stderr };
  }

  const flipped = (at: number) => {
    const bytes = Buffer.from(pack);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << randomInt(8));
    return bytes;
  };

  test("holds under the published keys, and under a thumbprint that was told", () => {
    const { status, told } = check(pack);
    expect({ status, told }).toMatchObject({ status: 0 });
    expect(told[0]).toContain(merchantId);
    expect(told[2]).toBe("1 configurations and 1 quotes bear their signatures. Everything holds.");
    expect(check(pack, ["--kid", kid]).status).toBe(0);
  });

  test("has a file for everything, and no number of a person", () => {
    expect(membersOf(pack).map(({ name }) => name)).toEqual([
      "application.jsonl",
      "consents.jsonl",
      "papers.jsonl",
      "attachments.jsonl",
      "decisions.jsonl",
      "merchant.jsonl",
      "devices.jsonl",
      "terminals.jsonl",
      "shipments.jsonl",
      "configurations/000001.jsonl",
      "quotes/000001.jsonl",
      "audit/000001.jsonl",
      "audit-heads.jsonl",
      "keys.jsonl",
      "manifest.jsonl",
      "signature.jsonl",
    ]);
    expect(pack.includes(MOBILE)).toBe(false);
    expect(pack.includes("139*****678")).toBe(true);
  });

  test("names the file of any changed byte, and the entry where there is one", () => {
    for (const { name, start, size, end } of membersOf(pack)) {
      const places = [
        start + randomInt(512),
        start + 512 + size + randomInt(Math.max(1, end - start - 512 - size)),
      ];
      for (const at of places.filter((place) => place < end)) {
        const { status, told } = check(flipped(at));
        expect({ status, named: told.some((line) => line.startsWith(name)) }).toEqual({
          status: 1,
          named: true,
        });
      }
      if (size === 0) continue;
      const at = start + 512 + randomInt(size);
      const line = pack.subarray(start + 512, at).filter((byte) => byte === 10).length + 1;
      const { status, told } = check(flipped(at));
      expect(status).toBe(1);
      // A line break that is gone joins two entries; a break that appears parts one.
      expect(told[0]).toMatch(new RegExp(`^${name}: (entry \\S+.*\\(line ${line}\\)|its last line)`));
      expect(told.slice(0, -1).every((fault) => fault.startsWith(name))).toBe(true);
    }
    const { status, told } = check(flipped(pack.length - 1 - randomInt(1024)));
    expect({ status, told: told[0] }).toMatchObject({
      status: 1,
      told: expect.stringContaining("the archive's end"),
    });
  });

  test("names the file whose entry was made anew with its hash, and whatever else was signed by nobody", () => {
    const { start, size } = membersOf(pack).find(({ name }) => name === "decisions.jsonl") as Member;
    const lines = pack.toString("utf8", start + 512, start + 512 + size);
    const entry = JSON.parse(lines.split("\n")[0]?.slice(65) ?? "") as PackEntry;
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    const forged = Buffer.from(pack);
    forged.write(packLine({ ...entry, kind: "APPROVAL" }, hash), start + 512);
    expect(check(forged).told[0]).toBe("decisions.jsonl: entries were added, taken away or made anew");
    expect(check(pack.subarray(0, pack.length - 2048)).status).toBe(1);
  });

  test("is refused under a key that was not trusted, and asks for one", () => {
    const other = ["--kid", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"];
    expect(check(pack, other)).toMatchObject({
      status: 1,
      told: [expect.stringContaining("none of the keys"), expect.anything()],
    });
    expect(check(pack, [])).toMatchObject({ status: 2 });
  });
});
