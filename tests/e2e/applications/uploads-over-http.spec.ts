import { type APIRequestContext, expect } from "@playwright/test";
import { Upload } from "tus-js-client";
import { test } from "#tests/support/browser/test.ts";
import { queryByRequest } from "../../support/browser/ask-by-request.ts";
import { draftByRequest } from "../../support/browser/draft-by-request.ts";
import { photo } from "../../support/browser/photo.ts";
import { sendCutShort, sendSlowly } from "../../support/browser/send-slowly.ts";

// What any HTTP client meets that uploads a document: the open tus protocol.

const MEGABYTE = 1024 * 1024;
const TUS = { "tus-resumable": "1.0.0" };
const OCTETS = { ...TUS, "content-type": "application/offset+octet-stream" };

interface Draft {
  id: string;
  /** What the draft is written with. */
  cookie: string;
}

async function draftOf(request: APIRequestContext): Promise<Draft> {
  const { id } = await draftByRequest(request);
  const { cookies } = await request.storageState();
  return { id, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
}

async function documentsOf(request: APIRequestContext, { id }: Draft): Promise<{ slot: string }[]> {
  const asked = { applicationId: id };
  const found = await queryByRequest<{ documents: { slot: string }[] }>(request, "applications.get", asked);
  return found.documents;
}

const announce = (request: APIRequestContext, { id }: Draft, length: number, more = {}) => {
  const metadata = { application: id, slot: "interior", filename: "店内.jpg" };
  const pairs = Object.entries(metadata).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`,
  );
  const headers = { ...TUS, "upload-length": String(length), "upload-metadata": pairs.join(","), ...more };
  return request.post("/api/uploads", { headers });
};

async function open(request: APIRequestContext, draft: Draft, length: number): Promise<string> {
  const answer = await announce(request, draft, length);
  expect(answer.status()).toBe(201);
  return answer.headers().location ?? "";
}

const offsetOf = async (request: APIRequestContext, address: string) =>
  Number((await request.head(address, { headers: TUS })).headers()["upload-offset"]);

test("50 MB that say so are refused before they are sent", async ({ request }) => {
  const draft = await draftOf(request);
  const answer = await announce(request, draft, 50 * MEGABYTE);
  expect(answer.status()).toBe(413);
  expect(await answer.json()).toMatchObject({
    error: { reason: "document_too_large", details: { maximumBytes: 10 * MEGABYTE } },
  });
});

test.describe("a body of more than was announced is refused with a reason", () => {
  for (const [how, sent, declared] of [
    ["when its 50 MB are declared, before they are taken in", MEGABYTE / 8, 50 * MEGABYTE],
    ["when its length is not, as soon as it is longer, before it ends", 11 * MEGABYTE, null],
  ] as const) {
    test(`${how}, and nothing of it is kept`, async ({ request, baseURL }) => {
      const draft = await draftOf(request);
      const address = await open(request, draft, 10 * MEGABYTE);
      const headers = { ...OCTETS, cookie: draft.cookie, "upload-offset": "0" };
      const sending = { url: new URL(address, baseURL), method: "PATCH", headers };
      expect(await sendSlowly(sending, sent, declared)).toMatchObject({
        status: 413,
        body: { error: { reason: "upload_too_long", details: { lengthBytes: 10 * MEGABYTE } } },
      });
      expect(await offsetOf(request, address)).toBe(0);
      expect(await documentsOf(request, draft)).toEqual([]);
    });
  }
});

test("what arrived before a connection was cut counts, and the rest follows it", async ({
  request,
  baseURL,
}) => {
  const draft = await draftOf(request);
  const { buffer } = await photo("shop");
  const address = await open(request, draft, buffer.length);
  const headers = { ...OCTETS, cookie: draft.cookie, "upload-offset": "0" };
  const half = buffer.subarray(0, buffer.length >> 1);
  await sendCutShort({ url: new URL(address, baseURL), method: "PATCH", headers }, buffer.length, half);
  await expect.poll(() => offsetOf(request, address)).toBeGreaterThan(0);
  const arrived = await offsetOf(request, address);
  const rest = { ...OCTETS, "upload-offset": String(arrived) };
  const last = await request.patch(address, { headers: rest, data: buffer.subarray(arrived) });
  expect(last.status()).toBe(204);
  expect(await documentsOf(request, draft)).toMatchObject([{ slot: "interior" }]);
});

test("where no other method comes through, a POST says which one it stands for", async ({ request }) => {
  const draft = await draftOf(request);
  const { buffer } = await photo("shop");
  const address = await open(request, draft, buffer.length);
  const standsFor = (method: string) => ({ ...OCTETS, "x-http-method-override": method });
  const sent = await request.post(address, {
    headers: { ...standsFor("PATCH"), "upload-offset": "0" },
    data: buffer,
  });
  expect(sent.status()).toBe(204);
  expect(await documentsOf(request, draft)).toMatchObject([{ slot: "interior" }]);
  expect((await request.post(address, { headers: standsFor("PUT") })).status()).toBe(405);
});

test("a client that knows only the protocol uploads a document", async ({ request, baseURL }) => {
  const draft = await draftOf(request);
  const { buffer } = await photo("shop");
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(buffer, {
      endpoint: `${baseURL}/api/uploads`,
      chunkSize: 100_000,
      headers: { cookie: draft.cookie },
      metadata: { application: draft.id, slot: "interior", filename: "shop.jpg" },
      onSuccess: () => resolve(),
      onError: reject,
    });
    upload.start();
  });
  expect(await documentsOf(request, draft)).toMatchObject([{ slot: "interior" }]);
});

test("another site, another version and a missing slot are turned away", async ({ request }) => {
  const draft = await draftOf(request);
  const foreign = await announce(request, draft, 9, { origin: "https://elsewhere.example" });
  expect([foreign.status(), (await foreign.json()).error.reason]).toEqual([403, "foreign_origin"]);
  const old = await announce(request, draft, 9, { "tus-resumable": "0.2.2" });
  expect([old.status(), old.headers()["tus-version"]]).toEqual([412, "1.0.0"]);
  const nowhere = await announce(request, draft, 9, { "upload-metadata": `application ${btoa(draft.id)}` });
  expect([nowhere.status(), (await nowhere.json()).error.reason]).toEqual([400, "upload_invalid"]);
});
