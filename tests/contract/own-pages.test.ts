import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { networkOf } from "#server/sender-address.ts";
import { noteSender } from "#server/web/sender.ts";
import { serveWeb } from "../support/browser/serve-web.ts";
import { makeWorld, type World } from "../support/world/world.ts";

let world: World;
let web: Awaited<ReturnType<typeof serveWeb>>;
beforeAll(async () => {
  world = await makeWorld();
  web = await serveWeb(world, { portalUrl: world.runtime.addresses.portal });
});
afterAll(async () => {
  web.stop();
  await world.close();
});

let asked = 0;
/** Something that changes: a code for a number that nobody has asked about before. */
function ask(headers: Record<string, string>, body?: BodyInit): Promise<Response> {
  const mobile = `1350000${String(asked++).padStart(4, "0")}`;
  return fetch(`${web.address}/api/trpc/identity.requestCode`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body ?? JSON.stringify({ mobile }),
  });
}

describe("a change over tRPC", () => {
  test.each([
    ["a tool, which sends neither header", {}],
    ["a page of ours", { origin: "http://portal.test", "sec-fetch-site": "same-origin" }],
    ["the person by hand", { "sec-fetch-site": "none" }],
  ])("is taken from %s", async (_, headers) => {
    expect((await ask(headers)).status).toBe(200);
  });

  test.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another site, by its origin alone", { origin: "https://evil.example" }],
    ["another site, by the browser's word alone", { "sec-fetch-site": "cross-site" }],
    [
      "another port or name of the same site",
      { origin: "http://portal.test:81", "sec-fetch-site": "same-site" },
    ],
    ["a page without an origin", { origin: "null" }],
    ["garbage", { origin: "portal.test" }],
  ])("is refused from %s", async (_, headers) => {
    const answer = await ask(headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      error: { data: { reason: "foreign_origin", code: "FORBIDDEN" } },
    });
  });

  test.each([
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/octet-stream",
    "application/jsonp",
    "",
  ])("is refused as %s, which a foreign form could send", async (type) => {
    const answer = await ask({ "content-type": type });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { data: { reason: "not_json" } } });
  });

  test("takes a charset with JSON, and a cookie that nobody can read for none", async () => {
    expect((await ask({ "content-type": "application/json; charset=utf-8" })).status).toBe(200);
    expect((await ask({ cookie: "ruwang.session=%; ruwang.device=%E0%A4%A" })).status).toBe(200);
  });
});

describe("a browser", () => {
  test("is named once, by a cookie that scripts cannot read", async () => {
    const first = (await fetch(`${web.address}/`)).headers.get("set-cookie") ?? "";
    expect(first).toMatch(/^ruwang\.device=[\w-]{22}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
    const again = await fetch(`${web.address}/`, { headers: { cookie: first.split(";")[0] ?? "" } });
    expect(again.headers.get("set-cookie")).toBeNull();
  });
});

describe("the sender of a request", () => {
  const senderOf = (proxies: number, forwarded?: string) => {
    const request = {
      headers: { "x-forwarded-for": forwarded, "x-ruwang-sender": "1.1.1.1" },
      socket: { remoteAddress: "::ffff:10.0.0.9" },
    };
    noteSender(request as never, proxies);
    return request.headers["x-ruwang-sender"];
  };

  test("is the address that it came from, whatever it says itself", () => {
    expect(senderOf(0, "8.8.8.8")).toBe("10.0.0.9");
  });

  test("is what the outermost of our own proxies saw", () => {
    expect(senderOf(1, "8.8.8.8, 203.0.113.5")).toBe("203.0.113.5");
    expect(senderOf(2, "8.8.8.8, 203.0.113.5, 10.0.0.1")).toBe("203.0.113.5");
    expect(senderOf(1)).toBe("10.0.0.9");
  });

  test("has one name for a whole IPv6 network", () => {
    expect(networkOf("2001:DB8:0:1:aaaa::5")).toBe("2001:db8:0:1::/64");
    expect(networkOf("2001:db8:0:1:bbbb:0:0:6")).toBe("2001:db8:0:1::/64");
    expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
  });
});
