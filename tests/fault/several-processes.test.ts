import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import { LIMITS } from "#server/domain/identity/limits.ts";
import { madeUpMobile } from "../support/browser/made-up-people.ts";
import { startTestPortal, type TestPortal } from "../support/browser/test-portal.ts";
import { type DeviceFacts, VirtualTerminal } from "../support/devices/virtual-terminal.ts";
import { type SecondProcess, startSecond } from "../support/portal/second-process.ts";
import { WebClient } from "../support/portal/web-client.ts";

// Two web processes and two device links on one database: whatever is limited, locked or done once, is so across them.

let portal: TestPortal;
let others: SecondProcess[];
let webs: string[];
let links: string[];
beforeAll(async () => {
  // Senders are told apart as behind a proxy.
  process.env.PROXIES = "1";
  portal = await startTestPortal();
  others = await Promise.all([startSecond("web", portal), startSecond("device-link", portal)]);
  webs = [portal.running.url, others[0]?.url ?? ""];
  links = [portal.deviceLinkUrl, others[1]?.url ?? ""];
}, 300_000);
afterAll(async () => {
  delete process.env.PROXIES;
  await portal.converged();
  await Promise.all(others.map(({ stop }) => stop()));
  await portal.stop();
}, 120_000);

let senders = 0;
/** A sender that nobody has heard of yet. */
const newSender = () => `203.0.113.${++senders}`;
const browser = (sender = newSender()) => new WebClient(webs, sender);

/** How often each outcome came about, of so many attempts at once. */
async function outcomes<T>(times: number, attempt: (n: number) => Promise<T>): Promise<Map<T, number>> {
  const counted = new Map<T, number>();
  for (const one of await Promise.all(Array.from({ length: times }, (_, n) => attempt(n))))
    counted.set(one, (counted.get(one) ?? 0) + 1);
  return counted;
}

describe("signing in", () => {
  const trying = async (client: WebClient, email: string, password = "no") =>
    client.signIn("staff", { email, password, totp: generateSync({ secret: DEMO_TOTP_SECRET }) });

  test("a sender's refused tries at the staff's door are counted together", async () => {
    const { limit } = LIMITS.staff_tries_of_sender;
    const sender = newSender();
    const tried = await outcomes(limit + 10, (n) =>
      trying(new WebClient([webs[n % 2] ?? ""], sender), `nobody-${n}@ruwang.test`),
    );
    expect(tried).toEqual(
      new Map([
        ["sign_in_refused", limit],
        ["too_many_tries", 10],
      ]),
    );
  });

  test("tries at an account are counted together, and its owner still gets in, once with one code", async () => {
    const { limit } = LIMITS.staff_tries_at_account;
    const wrong = { email: "checker@ruwang.test", password: "no", totp: "000000" };
    const tried = await outcomes(limit + 10, () => browser().signIn("staff", wrong));
    expect(tried).toEqual(
      new Map([
        ["sign_in_refused", limit],
        ["too_many_tries", 10],
      ]),
    );
    const totp = generateSync({ secret: DEMO_TOTP_SECRET });
    const right = { email: "checker@ruwang.test", password: DEMO_PASSWORD, totp };
    expect((await outcomes(6, () => browser().signIn("staff", right))).get(null)).toBe(1);
  });

  test("codes of text messages are sent to one sender within its limit", async () => {
    const { limit } = LIMITS.codes_of_sender_at_once;
    const one = browser();
    const asked = await outcomes(limit + 20, async () => {
      const { status } = await one.mutate("identity.requestCode", { mobile: madeUpMobile() });
      return status;
    });
    expect(asked).toEqual(
      new Map([
        [200, limit],
        [429, 20],
      ]),
    );
  });

  test("a code lets in once, and wrong ones of a sender are counted together", async () => {
    const mobile = madeUpMobile();
    await browser().mutate("identity.requestCode", { mobile });
    const code = await browser().newestCode(mobile);
    const wrong = code === "000000" ? "000001" : "000000";
    const thief = newSender();
    const { limit } = LIMITS.guesses_of_sender_at_mobile;
    expect(await outcomes(10, () => browser(thief).signIn("mobile", { mobile, code: wrong }))).toEqual(
      new Map([
        ["code_refused", limit],
        ["too_many_tries", 10 - limit],
      ]),
    );
    const owner = newSender();
    expect((await outcomes(4, () => browser(owner).signIn("mobile", { mobile, code }))).get(null)).toBe(1);
  });

  test("a session that ends at one process has ended at the other", async () => {
    const client = browser();
    await client.signInMobile(madeUpMobile());
    const { body } = await client.query("identity.sessions");
    await client.mutate("identity.revokeSession", { sessionId: body.result.data[0].id });
    expect(await outcomes(2, async () => (await client.query("identity.sessions")).status)).toEqual(
      new Map([[401, 2]]),
    );
  });
});

test("prices are counted together against whoever asks for them", async () => {
  const one = browser();
  const batch = Array.from({ length: 20 }, () => "fees.methods").join();
  const questions = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [n, { amountFen: 100 }]));
  const path = `/api/trpc/${batch}?batch=1&input=${encodeURIComponent(JSON.stringify(questions))}`;
  const answered = await outcomes(40, async () => (await one.send(path)).status);
  expect(answered).toEqual(
    new Map([
      [200, LIMITS.quotes_of_sender.limit / 20],
      [429, 10],
    ]),
  );
});

describe("a case", () => {
  test("is taken by one of two, and shows its hidden values within one person's limit", async () => {
    const names = ["reviewer", "reviewer2"];
    const [first, second] = await Promise.all(
      names.map(async (name) => {
        const client = browser();
        await client.signInStaff(name);
        return client;
      }),
    );
    if (first === undefined || second === undefined) throw new Error("two reviewers are in");
    const { body } = await first.query("reviews.queue", { statuses: ["submitted"] });
    const { id: applicationId, version } = body.result.data.items[0];
    const claims = await Promise.all(
      [first, second].map(async (client) => ({
        client,
        status: (await client.mutate("reviews.claim", { applicationId, version })).status,
      })),
    );
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409]);
    const holder = claims.find(({ status }) => status === 200)?.client ?? first;
    const { limit } = LIMITS.reveals_of_person;
    const look = { applicationId, field: "person.idNumber", reason: "核对身份证号码 Compare the number" };
    const shown = await outcomes(
      limit + 10,
      async () => (await holder.mutate("reviews.reveal", look)).status,
    );
    expect(shown).toEqual(
      new Map([
        [200, limit],
        [429, 10],
      ]),
    );
  });
});

describe("a terminal", () => {
  /** The last one: `portal.terminal` takes the first. */
  async function waiting(): Promise<DeviceFacts> {
    const { body } = await browser().send("/api/demo/activations");
    const { serialNumber, activationCode, model } = body.at(-1);
    return { serialNumber, activationCode, model, firmwareVersion: "9.0.0" };
  }
  const at = (n: number) => links[n % 2] ?? "";

  test("is activated by one of many who hold its code", async () => {
    const facts = await waiting();
    // As many as may try at once before the rest are locked out.
    const { limit } = LIMITS.activations_of_sender_at_serial;
    const statuses = await outcomes(limit, async (n) => {
      const terminal = await VirtualTerminal.make(at(n), facts);
      return (await terminal.activate()).status;
    });
    expect(statuses).toEqual(
      new Map([
        [201, 1],
        [409, limit - 1],
      ]),
    );
  });

  test("is locked by wrong codes that both device links heard of", async () => {
    const facts = await waiting();
    const guess = async (n: number, code: string) => {
      const thief = await VirtualTerminal.make(at(n), { ...facts, activationCode: code });
      return (await thief.activate()).status;
    };
    const { limit } = LIMITS.activations_of_sender_at_serial;
    expect(await outcomes(12, (n) => guess(n, "AAAAAAAAAAAA"))).toEqual(
      new Map([
        [403, limit],
        [423, 12 - limit],
      ]),
    );
    expect(await outcomes(2, (n) => guess(n, facts.activationCode))).toEqual(new Map([[423, 2]]));
  });

  test("is served within one budget of requests, with twenty more of each device link", async () => {
    const terminal = await portal.terminal();
    const { limit } = LIMITS.requests_of_terminal;
    const headers = { authorization: `Bearer ${terminal.token}` };
    const statuses = await outcomes(2 * limit, async (n) => {
      const reply = await fetch(`${at(n)}/device/v1/config`, { headers });
      await reply.arrayBuffer();
      return reply.status;
    });
    // A link whose window began earlier has had some of its twenty: never more is served, and never less than the budget.
    const served = statuses.get(200) ?? 0;
    expect(served).toBeGreaterThanOrEqual(limit);
    expect(served).toBeLessThanOrEqual(limit + 40);
    expect(statuses.get(429)).toBe(2 * limit - served);
  });

  test("gets one token for an assertion, and one payment for a key", async () => {
    const terminal = await portal.terminal();
    const assertion = await terminal.assertion();
    const tokens = await outcomes(8, async (n) => {
      const body = new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        assertion,
      });
      return (await fetch(`${at(n)}/device/v1/tokens`, { method: "POST", body })).status;
    });
    expect(tokens.get(200)).toBe(1);
    const order = { amountFen: 2_650, method: "alipay", configVersion: 1 };
    const taken = await outcomes(8, async (n) => {
      const reply = await fetch(`${at(n)}/device/v1/payments`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${terminal.token}`,
          "content-type": "application/json",
          "idempotency-key": "one-key",
        },
        body: JSON.stringify(order),
      });
      return ((await reply.json()) as { paymentId?: string }).paymentId;
    });
    expect([...taken.keys()].filter((id) => id !== undefined)).toHaveLength(1);
  });
});
