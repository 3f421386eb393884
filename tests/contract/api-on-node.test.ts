import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveWeb } from "../support/browser/serve-web.ts";
import { makeWorld, type World } from "../support/world/world.ts";

// The API as production serves it: on Node itself, in front of Next.

let world: World;
let address: string;
let stop: () => void;

beforeAll(async () => {
  world = await makeWorld();
  ({ address, stop } = await serveWeb(world, {
    answerPage: async (req, res) => {
      if (req.url === "/broken") throw new Error("a page that cannot be shown");
      res.end("a page");
    },
  }));
});
afterAll(async () => {
  stop();
  await world.close();
});

const COMPARE = `/api/trpc/fees.compare?input=${encodeURIComponent(JSON.stringify({ amountFen: 100_000 }))}`;

describe("the API on Node", () => {
  test("answers as JSON that no cache keeps and no browser takes for a page", async () => {
    const response = await fetch(address + COMPARE);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const { result } = (await response.json()) as { result: { data: { quotes: unknown[] } } };
    expect(result.data.quotes.length).toBeGreaterThan(3);
  });

  test("compresses for those who can read it, and for nobody else", async () => {
    const bytesOf = async (encoding: string) => {
      return new Promise<Buffer>((resolve, reject) => {
        request(address + COMPARE, { headers: { "accept-encoding": encoding } }, (response) => {
          const parts: Buffer[] = [];
          response
            .on("data", (part: Buffer) => parts.push(part))
            .on("end", () => resolve(Buffer.concat(parts)));
        })
          .on("error", reject)
          .end();
      });
    };
    const [plain, packed] = await Promise.all([bytesOf("identity"), bytesOf("gzip")]);
    expect(packed.length).toBeLessThan(plain.length / 3);
    expect(JSON.parse(gunzipSync(packed).toString())).toHaveProperty("result.data.quotes");
    expect(JSON.parse(plain.toString())).toHaveProperty("result.data.quotes");
  });

  test("reads no more of a body than an input may have", async () => {
    const response = await fetch(`${address}/api/trpc/identity.requestCode`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ padding: "x".repeat(2_000_000) }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toHaveProperty("error.data.code", "PAYLOAD_TOO_LARGE");
  });

  test("refuses an unknown procedure and a crooked address with a reason, never a 500", async () => {
    for (const path of ["/api/trpc/no.such", "/api/trpc/", "/api/trpc/%", "/api/trpc/fees.quote?input=%7B"]) {
      const response = await fetch(address + path);
      expect([400, 404], path).toContain(response.status);
      expect(await response.json()).toHaveProperty("error.data.reason");
    }
  });

  test("leaves everything else to the pages, and survives one that fails", async () => {
    expect(await (await fetch(`${address}/api/trpcx`)).text()).toBe("a page");
    expect((await fetch(`${address}/broken`)).status).toBe(500);
    expect(await (await fetch(`${address}/`)).text()).toBe("a page");
  });
});
