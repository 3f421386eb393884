import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { securityText } from "#server/api/http/security-text.ts";
import { serveWeb } from "../support/browser/serve-web.ts";
import { makeWorld, type World } from "../support/world/world.ts";

// What the web process answers itself, and what every answer carries.

let world: World;
let address: string;
let stop: () => void;
let shown: { policy: unknown; path: unknown };

beforeAll(async () => {
  world = await makeWorld();
  ({ address, stop } = await serveWeb(world, {
    portalUrl: "https://portal.example",
    answerPage: async (req, res) => {
      shown = { policy: req.headers["content-security-policy"], path: req.headers["x-path"] };
      res.end("a page");
    },
  }));
});
afterAll(async () => {
  stop();
  await world.close();
});

describe("a connection", () => {
  /** What the server sends on a connection of its own for these bytes, until it closes it. */
  const rawAnswer = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(address);
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      let answer = "";
      socket.on("data", (chunk) => {
        answer += chunk;
      });
      socket.on("close", () => resolve(answer)).on("error", reject);
    });

  test.each(["http://evil.example/x", "//evil.example/x", "*"])(
    "is led to no other host by a request for %s",
    async (target) => {
      const answer = await rawAnswer(
        `GET ${target} HTTP/1.1\r\nHost: portal.example\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).not.toMatch(/evil/);
    },
  );

  test("that never says what it wants is closed", { timeout: 30_000 }, async () => {
    expect(await rawAnswer("GET / HTTP/1.1\r\nHost: portal.example\r\n")).toMatch(/^HTTP\/1\.1 408/);
  });
});

describe("a page", () => {
  test("gets the nonce of its own answer, another one each time, and where it stands", async () => {
    const first = await fetch(`${address}/apply?step=2`);
    const policy = first.headers.get("content-security-policy");
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{24}' 'strict-dynamic';/);
    expect(shown).toEqual({ policy, path: "/apply?step=2" });
    expect((await fetch(`${address}/apply`)).headers.get("content-security-policy")).not.toBe(policy);
  });

  test("believes no policy and no place that a client sends", async () => {
    await fetch(`${address}/apply`, {
      headers: { "content-security-policy": "x 'nonce-x'", "x-path": "/evil" },
    });
    expect(shown.path).toBe("/apply");
    expect(shown.policy).toContain("default-src 'self'");
  });

  test("is framed by nobody and may use the camera and the place only", async () => {
    const { headers } = await fetch(`${address}/`);
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("permissions-policy")).toBe("camera=(self), geolocation=(self), microphone=()");
  });
});

test.each([
  "/",
  "/api/trpc/fees.methods?input=%7B%22amountFen%22%3A1000%7D",
  "/api/categories",
  "/api/auth/csrf",
  "/_next/static/x.js",
  "/.well-known/ruwang-keys.json",
])("%s is taken for nothing else and stays encrypted", async (path) => {
  const { headers } = await fetch(address + path);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
});

describe("a plain address", () => {
  test("answers data that run nothing, even when opened as a page", async () => {
    const response = await fetch(`${address}/api/regions`);
    expect(response.headers.get("content-security-policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(await response.json()).toHaveProperty("provinces.110000");
  });

  test("keeps the policy that its own answer needs", async () => {
    const response = await fetch(`${address}/api/ocr/worker.min.js`);
    expect(response.headers.get("content-type")).toBe("text/javascript");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self' 'wasm-unsafe-eval'");
  });

  test("answers a HEAD as a GET without its body, and refuses any other method by name", async () => {
    const head = await fetch(`${address}/api/categories`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const refused = await fetch(`${address}/api/categories`, { method: "DELETE" });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test("leaves what is not in the table to Next", async () => {
    for (const path of ["/api/nothing", "/api/health/more", "/api/documents/", "/api/auth/csrf"])
      expect(await (await fetch(address + path)).text(), path).toBe("a page");
  });

  test("refuses a body that is too long, said or not, and serves the same connection on", async () => {
    const event = new Uint8Array(600 * 1024);
    const said = await fetch(`${address}/api/webhooks/gateway`, { method: "POST", body: event });
    expect(said.status).toBe(413);
    const unsaid = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 10; part++) controller.enqueue(event);
        controller.close();
      },
    });
    const options = { method: "POST", body: unsaid, duplex: "half" } as RequestInit;
    expect((await fetch(`${address}/api/webhooks/gateway`, options)).status).toBe(413);
    expect((await fetch(`${address}/api/categories`)).status).toBe(200);
  });

  test("hands out no document and no signature to a stranger", async () => {
    for (const path of ["/api/documents/doc_x", "/api/payments/pay_x/signature"]) {
      const response = await fetch(address + path);
      expect([401, 403, 404], path).toContain(response.status);
      expect(await response.json()).toHaveProperty("error.reason");
    }
  });
});

describe("security.txt", () => {
  const path = "/.well-known/security.txt";

  test("names nobody before the operator does", async () => {
    expect((await fetch(address + path)).status).toBe(404);
  });

  test("then says whom to tell, where it stands and until when that is true", () => {
    const now = new Date("2026-11-26T00:00:00Z");
    const portalUrl = "https://portal.example";
    expect(securityText({ contact: "mailto:security@portal.example", portalUrl, now }).split("\n")).toEqual([
      "Contact: mailto:security@portal.example",
      "Expires: 2026-12-26T00:00:00.000Z",
      "Preferred-Languages: zh, en",
      "Canonical: https://portal.example/.well-known/security.txt",
      "",
    ]);
  });
});

test("an address that is none at all is answered like any other page, never by a fault of our own", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(`${address}/`, { path: "//[/api/health", method: "GET" }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end();
  });
  expect(status).toBe(200);
});
