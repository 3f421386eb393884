import { createHash, createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIMITS } from "#server/domain/identity/limits.ts";
import { publicKeys } from "#server/keys/platform-key.ts";
import { serveWeb } from "../support/browser/serve-web.ts";
import { canonical } from "../support/quotes/canonical.ts";
import { makeWorld, type World } from "../support/world/world.ts";

// What any HTTP client meets: plain JSON in, plain JSON out.

let world: World;
let address: string;
let stop: () => void;
beforeAll(async () => {
  world = await makeWorld();
  ({ address, stop } = await serveWeb(world));
});
afterAll(async () => {
  stop();
  await world.close();
});

interface Answer {
  status: number;
  result: Record<string, unknown>;
  error: { data: { code: string; reason: string; details?: Record<string, unknown>; fieldErrors?: object } };
}

async function ask(procedure: string, input: unknown): Promise<Answer> {
  const text = typeof input === "string" ? input : JSON.stringify(input);
  const url = `${address}/api/trpc/${procedure}?input=${encodeURIComponent(text)}`;
  const response = await fetch(url);
  const body = await response.json();
  return { status: response.status, result: body.result?.data, error: body.error };
}

const good = { amountFen: 111_111, term: 6, bearer: "buyer" };

describe("fees.quote", () => {
  test("answers what the contract lists, hashed and signed so that anybody can check it", async () => {
    const { status, result } = await ask("fees.quote", good);
    expect(status).toBe(200);
    const { trace, hash, signature, ...terms } = result;
    expect(Object.keys(result).sort()).toEqual(
      [
        ...[
          "acquiringFeeFen",
          "amountFen",
          "annualRate",
          "bearer",
          "buyerFeeFen",
          "buyerTotalFen",
          "channel",
        ],
        ...[
          "firstPaymentFen",
          "hash",
          "rateCard",
          "ratePpm",
          "regularPaymentFen",
          "schedule",
          "sellerFeeFen",
        ],
        ...["sellerNetFen", "signature", "term", "totalFeeFen", "trace", "validUntil"],
      ].sort(),
    );
    expect(trace).toContainEqual(expect.objectContaining({ rule: "plan_rate", outcome: "applied" }));
    expect(createHash("sha256").update(canonical(terms)).digest("hex")).toBe(hash);
    const { keys } = await publicKeys(world.asSystem());
    const key = createPublicKey({ key: { ...keys[0] }, format: "jwk" });
    const signed = Buffer.from(String(signature), "base64url");
    expect(verify(null, Buffer.from(String(hash), "hex"), key, signed)).toBe(true);
  });

  test.each<[string, unknown]>([
    ["an amount as text", { ...good, amountFen: "111111" }],
    ["half a fen", { ...good, amountFen: 0.5 }],
    ["less than nothing", { ...good, amountFen: -1 }],
    ["10^18 fen", { ...good, amountFen: 1e18 }],
    ["NaN, which JSON turns into null", { ...good, amountFen: Number.NaN }],
    ["no amount", { term: 6, bearer: "buyer" }],
    ["an unknown key", { ...good, discount: 1 }],
    ["a term of one", { ...good, term: 1 }],
    ["a term of 37", { ...good, term: 37 }],
    ["half a term", { ...good, term: 3.5 }],
    ["an unknown bearer", { ...good, bearer: "bank" }],
    ["an unknown channel", { ...good, channel: "jd" }],
    ["a date without a time", { ...good, at: "2026-01-01" }],
    ["a year beyond the calendar", { ...good, at: "9999-12-31T20:00:00Z" }],
    ["a list", [good]],
    ["text", '"quote"'],
    ["nothing", "null"],
    ["broken JSON", "{"],
  ])("refuses %s as invalid input, never as a fault of its own", async (_what, input) => {
    const { status, error } = await ask("fees.quote", input);
    expect(status).toBe(400);
    expect(error.data).toMatchObject({ reason: "invalid_input" });
  });

  test.each<[Record<string, unknown>, string, Record<string, unknown>]>([
    [{ term: 5 }, "term_not_offered", { offered: [3, 6, 12] }],
    [{ amountFen: 0 }, "amount_too_small", { minimumFen: 6 }],
    [{ amountFen: 5 }, "amount_too_small", { minimumFen: 6 }],
    [{ amountFen: 30_000_001 }, "amount_too_large", { maximumFen: 30_000_000 }],
    [{ amountFen: Number.MAX_SAFE_INTEGER }, "amount_too_large", { maximumFen: 30_000_000 }],
    [{ campaignId: "cmp_none" }, "campaign_over", { because: "not_running" }],
  ])("refuses %j with %s and the limit", async (change, reason, details) => {
    const { status, error } = await ask("fees.quote", { ...good, ...change });
    expect(status).toBe(400);
    expect(error.data).toMatchObject({ reason, details });
  });

  test("names the field that is wrong", async () => {
    const { error } = await ask("fees.quote", { ...good, amountFen: "1" });
    expect(error.data.fieldErrors).toHaveProperty("amountFen");
  });
});

test("fees.compare answers every plan and bearer, and fees.methods the ways to pay at once", async () => {
  const { result } = await ask("fees.compare", { amountFen: 8 });
  expect(result).toMatchObject({ quotes: [{}, {}, {}, {}], refused: [{ term: 12 }, { term: 12 }] });
  const methods = await ask("fees.methods", { amountFen: 100_000 });
  expect(methods.result).toContainEqual(
    expect.objectContaining({ method: "debit_card", acquiringFeeFen: 500, capFen: 2_000 }),
  );
});

test("whoever asks for more prices than a calculator can is told to wait, and for how long", async () => {
  const { limit } = LIMITS.quotes_of_sender;
  const batch = Array.from({ length: 20 }, () => "fees.methods").join();
  const input = JSON.stringify(
    Object.fromEntries(Array.from({ length: 20 }, (_, n) => [n, { amountFen: 100 }])),
  );
  const url = `${address}/api/trpc/${batch}?batch=1&input=${encodeURIComponent(input)}`;
  // What the tests before this one asked for counts, too.
  for (let asked = 0; asked < limit; asked += 20) await (await fetch(url)).text();
  const refused = await fetch(
    `${address}/api/trpc/fees.quote?input=${encodeURIComponent(JSON.stringify(good))}`,
  );
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  const { error } = (await refused.json()) as Answer;
  expect(error.data).toMatchObject({ code: "TOO_MANY_REQUESTS", reason: "too_many_tries" });
});
