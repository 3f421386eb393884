import { request } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CONTROL_WORDS } from "#server/gateway/mock/dashboard/control-words.ts";
import { CONTROL_FIELDS } from "#server/gateway/mock/dashboard/dashboard-controls.ts";
import { CONTROLS } from "#server/gateway/mock/dashboard/dashboard-handlers.ts";
import { DASHBOARD_KINDS } from "#server/gateway/mock/dashboard/dashboard-kinds.ts";
import { PEER_HEADER } from "#server/gateway/mock/pages/at-this-machine.ts";
import { everyObject } from "../../support/gateway/every-object.ts";
import {
  eventually,
  type Inbox,
  startInbox,
  startTestGateway,
  TEST_WEBHOOK_SECRET,
  type TestGateway,
} from "../../support/gateway/mock-gateway.ts";
import { declineOf, walletOrder } from "../../support/gateway/wallet-orders.ts";

let gateway: TestGateway;
let inbox: Inbox;
beforeAll(async () => {
  inbox = await startInbox();
  gateway = await startTestGateway({ url: inbox.url, secret: TEST_WEBHOOK_SECRET });
  await everyObject(gateway.stripe, (id) => gateway.control(`payment_intents/${id}/pay`));
});
afterAll(async () => {
  await gateway.stop();
  await inbox.stop();
});
afterEach(() => gateway.control("reset"));

const read = async (path: string) => (await fetch(`${gateway.url}/dashboard${path}`)).text();
const post = (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/dashboard/controls/${path}?lang=en`, {
    method: "POST",
    headers,
    body: new URLSearchParams(form),
    redirect: "manual",
  });
const planned = async () => {
  const path = "/v1/test_helpers/ruwang";
  return (await gateway.stripe.rawRequest("GET", path)) as unknown as {
    faults: object[];
    webhooks: object[];
  };
};

describe("the lists", () => {
  test.each(DASHBOARD_KINDS)("show the newest of %s, each leading to its page", async (kind) => {
    const page = await read(`?kind=${kind}&lang=en`);
    const address = /<li><div><a href="\/dashboard([^"]+)"/.exec(page)?.[1]?.replaceAll("&#38;", "&") ?? "";
    expect(await read(address)).toContain("Related objects");
  });

  test("page by twenty-five, and an event tells of what it is about", async () => {
    for (let n = 0; n < 26; n++) await gateway.stripe.paymentIntents.create({ amount: 100, currency: "cny" });
    for (const kind of ["payment_intent", "event", "delivery"]) {
      const first = await read(`?kind=${kind}&lang=en`);
      expect(first.match(/<li>/g)).toHaveLength(25);
      const older = /href="\/dashboard([^"]+)">Older/.exec(first)?.[1]?.replaceAll("&#38;", "&") ?? "";
      const second = await read(older);
      expect(second).toContain("Back to the newest");
      const ids = (page: string) => [...page.matchAll(/objects\/(\w+)\?/g)].map(([, id]) => id);
      if (kind !== "delivery") expect(ids(second).filter((id) => ids(first).includes(id))).toEqual([]);
    }
  });

  test("say how often a webhook was tried and what was answered", async () => {
    inbox.answer(500);
    await gateway.stripe.paymentIntents.create({ amount: 100, currency: "cny" });
    await eventually(
      async () => (await read("?kind=delivery&lang=en")).includes("last answer: 500") || undefined,
    );
    expect(await read("?kind=delivery&lang=en")).toContain("Waiting for a retry");
    inbox.answer(200);
    await eventually(
      async () => !(await read("?kind=delivery&lang=en")).includes("Waiting for a retry") || undefined,
    );
  });

  test("find any object by its id, and say when there is none", async () => {
    const { id } = await gateway.stripe.paymentIntents.create({ amount: 100, currency: "cny" });
    expect(await read(`/objects?id=+${id}+&lang=en`)).toContain(`<h1>${id}</h1>`);
    const missing = await fetch(`${gateway.url}/dashboard/objects/pi_nothing?lang=en`);
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining("No such ID")]);
  });
});

describe("an object's page", () => {
  test("shows all of it, what it is related to and what happened to it", async () => {
    const { id } = await walletOrder(gateway);
    await gateway.control(`payment_intents/${id}/pay`);
    const refund = await gateway.stripe.refunds.create({ payment_intent: id, amount: 100 });
    const page = await read(`/objects/${id}?lang=en`);
    for (const part of [refund.id, refund.charge, "payment_intent.succeeded", "&#34;amount&#34;: 100000"]) {
      expect(page).toContain(part);
    }
  });

  test("shows no secret, nor whose phone paid", async () => {
    const endpoint = await gateway.stripe.webhookEndpoints.create({
      url: "https://example.test/hook",
      enabled_events: ["charge.pending"],
    });
    const { id, client_secret } = await gateway.stripe.paymentIntents.create({
      amount: 100,
      currency: "cny",
    });
    const [of, intent] = [await read(`/objects/${endpoint.id}`), await read(`/objects/${id}`)];
    expect(of).not.toContain(endpoint.secret);
    expect(await read("/objects/we_portal")).not.toContain(TEST_WEBHOOK_SECRET);
    expect(intent).not.toContain(client_secret);
    expect(intent).toContain(`${id}_secret_***`);
    expect((await fetch(`${gateway.url}/dashboard/objects/recording`)).status).toBe(404);
  });
});

describe("the controls", () => {
  test("have a form for each that takes all that its route takes, named in both languages", () => {
    const byName = Object.fromEntries(CONTROLS.map((one) => [one.path.split("/").at(-1) ?? "", one]));
    for (const { titles } of Object.values(CONTROL_WORDS)) {
      expect(Object.keys(titles).sort()).toEqual(Object.keys(byName).sort());
    }
    for (const [name, fields] of Object.entries(CONTROL_FIELDS)) {
      // What only waits has no status.
      const taken = (byName[name]?.parameters ?? []).filter((one) => name !== "delays" || one !== "status");
      expect(fields.map((field) => field.name).sort()).toEqual([...taken].sort());
      for (const words of Object.values(CONTROL_WORDS)) {
        for (const field of fields) expect(words.fields[field.name]).toBeDefined();
      }
    }
  });

  test("do what their routes do, with what was left empty as the route has it", async () => {
    await post("faults", { count: "2", method: "", path: "/v1/charges", status: "503", delay_ms: "" });
    await post("webhooks", { kind: "forge" });
    expect(await planned()).toMatchObject({
      faults: [{ kind: "fail", count: 2, method: null, path: "/v1/charges", when: "before", status: 503 }],
      webhooks: [{ kind: "forge", count: 1 }],
    });
    expect(await read("/controls?lang=en")).toContain("&#34;status&#34;:503");
    await post("reset");
    expect(await planned()).toMatchObject({ faults: [], webhooks: [] });
  });

  test("pay and refuse for a customer, and say that it was done", async () => {
    const [paid, refused] = [await walletOrder(gateway), await walletOrder(gateway)];
    const back = `/dashboard/objects/${paid.id}?lang=en`;
    const answer = await post(`payment_intents/${paid.id}/pay`, { back });
    expect(answer.headers.get("location")).toBe(`${back}&done=pay`);
    expect(await read(`/objects/${paid.id}?lang=en&done=pay`)).toContain("Done: Pay for the customer");
    expect((await gateway.stripe.paymentIntents.retrieve(paid.id)).status).toBe("succeeded");
    await post(`payment_intents/${refused.id}/refuse`, { reason: "card_declined" });
    expect(await declineOf(gateway, refused.id)).toBe("card_declined");
  });

  test("refuse what their routes refuse, in its words, and change nothing", async () => {
    const { id } = await walletOrder(gateway);
    await post(`payment_intents/${id}/pay`);
    const again = await post(`payment_intents/${id}/pay`);
    expect(again.status).toBe(400);
    expect(await again.text()).toContain("it has a status of succeeded");
    expect((await post("faults", { status: "soon" })).status).toBe(400);
    expect((await post("faults", { colour: "red" })).status).toBe(400);
    expect((await planned()).faults).toEqual([]);
  });

  test("record a run, which is then downloaded as a file", async () => {
    await post("recording/start");
    await gateway.stripe.charges.list();
    expect(await read("/controls?lang=en")).toContain("Exchanges so far: 1 ");
    await post("recording/stop");
    const file = await fetch(`${gateway.url}/dashboard/recording.json`);
    expect(file.headers.get("content-disposition")).toContain("attachment");
    expect(await file.json()).toMatchObject({
      is_on: false,
      entries: [{ path: "/v1/charges", status: 200 }],
    });
  });

  test("are sent from nowhere else and lead nowhere else", async () => {
    expect((await post("reset", {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    for (const back of [
      "https://evil.test/",
      "//evil.test",
      "/dashboard/../wallet?x",
      "/dashboard?a=1&b=//e",
    ]) {
      expect((await post("reset", { back })).headers.get("location")).toBe(
        "/dashboard/controls?lang=en&done=reset",
      );
    }
  });
});

/** Asks by any name, which `fetch` does not let one choose. */
function statusFor(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${gateway.url}/dashboard/controls`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end();
  });
}

test("is there for this machine alone, by a name of this machine", async () => {
  const { port } = new URL(gateway.url);
  expect(await statusFor({ host: `localhost:${port}` })).toBe(200);
  expect(await statusFor({ host: "evil.test" })).toBe(404);
  expect(await statusFor({ host: `127.0.0.1.evil.test:${port}` })).toBe(404);
  expect(await statusFor({ host: `localhost:${port}`, [PEER_HEADER]: "203.0.113.7" })).toBe(200);
});
