import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectDatabase } from "#db/client.ts";
import type { Origin } from "#server/context.ts";
import { listDemoMessages } from "#server/demo/demo-messages.ts";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { LIMITS } from "#server/domain/identity/limits.ts";
import { authenticateSession } from "#server/identity/authenticate-session.ts";
import { overShare } from "#server/identity/over-share.ts";
import { requestSignInCode } from "#server/identity/request-sign-in-code.ts";
import { signInMobile } from "#server/identity/sign-in-mobile.ts";
import { signInStaff } from "#server/identity/sign-in-staff.ts";
import { codeIn } from "../../support/messages/code-in.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const T0 = Date.parse("2026-11-24T08:00:00Z");
const from = (origin: Partial<Origin>, seconds = 0) => ({
  ...world.runtime.as(ANONYMOUS, new Date(T0 + seconds * 1000)),
  origin: { address: null, device: null, ...origin },
});
const ATTACKER = { address: "203.0.113.9" };
const VICTIM = { address: "198.51.100.7" };
const limited = ["limit_reached", "too_many_tries"] as const;

async function codesOf(mobile: string): Promise<string[]> {
  const messages = await listDemoMessages(from({}), { to: mobile });
  return messages.map(({ body }) => codeIn(body));
}

async function knownPhone(mobile: string, device: string, seconds = 0): Promise<string> {
  const phone = from({ ...VICTIM, device }, seconds);
  await requestSignInCode(phone, { mobile });
  const [code = ""] = await codesOf(mobile);
  return signInMobile(phone, { mobile, code });
}

const wrongFor = (codes: readonly string[]) =>
  ["000000", "000001", "000002", "000003"].find((code) => !codes.includes(code)) ?? "";

describe("codes of a mobile", () => {
  test("are refused to a sender that asks for too many, whatever numbers it names, and to nobody else", async () => {
    const ask = (origin: Partial<Origin>, n: number) =>
      requestSignInCode(from(origin), { mobile: `1370000${String(n).padStart(4, "0")}` });
    const { limit } = LIMITS.codes_of_sender_at_once;
    for (let n = 0; n < limit; n++) await ask(ATTACKER, n);
    await expectRefusal(ask(ATTACKER, limit), ...limited);
    await ask(VICTIM, limit + 1);
  });

  test("reach the owner's known phone after strangers have used the number's budget up", async () => {
    const mobile = "13600000001";
    await knownPhone(mobile, "phone-1");
    for (let n = 0; n < LIMITS.codes_to_mobile.limit; n++)
      await requestSignInCode(from({ address: `203.0.113.${n}` }, 60), { mobile }).catch(() => {});
    await expectRefusal(requestSignInCode(from(ATTACKER, 61), { mobile }), ...limited);
    expect(await knownPhone(mobile, "phone-1", 62)).toEqual(expect.any(String));
  });

  test("stay good when somebody asks for another one", async () => {
    const mobile = "13600000002";
    await requestSignInCode(from(VICTIM), { mobile });
    const [code = ""] = await codesOf(mobile);
    await requestSignInCode(from(ATTACKER, 1), { mobile });
    expect(await signInMobile(from(VICTIM, 2), { mobile, code })).toEqual(expect.any(String));
    const [other = ""] = await codesOf(mobile);
    await expectRefusal(
      signInMobile(from(VICTIM, 3), { mobile, code: other }),
      "unauthenticated",
      "code_refused",
    );
  });

  test("cannot be voided by one stranger's guesses, nor its owner kept out on a known phone by many", async () => {
    const mobile = "13600000003";
    await knownPhone(mobile, "phone-3");
    const phone = { ...VICTIM, device: "phone-3" };
    await requestSignInCode(from(phone, 10), { mobile });
    const codes = await codesOf(mobile);
    const [code = ""] = codes;
    const guess = (address: string) => signInMobile(from({ address }, 11), { mobile, code: wrongFor(codes) });
    for (let n = 0; n < 4; n++) await expectRefusal(guess("203.0.113.9"), "unauthenticated", "code_refused");
    await expectRefusal(guess("203.0.113.9"), ...limited);
    expect(await signInMobile(from(phone, 12), { mobile, code })).toEqual(expect.any(String));
    for (let n = 0; n < LIMITS.guesses_at_mobile.limit; n++) await guess(`192.0.2.${n}`).catch(() => {});
    await expectRefusal(guess("192.0.2.99"), ...limited);
    expect(await knownPhone(mobile, "phone-3", 13)).toEqual(expect.any(String));
  });

  test("may be typed in as often as they are right", async () => {
    const mobile = "13600000004";
    for (let n = 0; n < 8; n++) {
      await requestSignInCode(from(VICTIM, n), { mobile });
      const [code = ""] = await codesOf(mobile);
      await signInMobile(from(VICTIM, n), { mobile, code });
    }
  });
});

describe("staff", () => {
  const totp = (seconds: number) => generateSync({ secret: DEMO_TOTP_SECRET, epoch: T0 / 1000 + seconds });
  const enter = (
    origin: Partial<Origin>,
    seconds: number,
    change: { password?: string; totp?: string } = {},
  ) =>
    signInStaff(from(origin, seconds), {
      email: "checker@ruwang.test",
      password: DEMO_PASSWORD,
      totp: totp(seconds),
      ...change,
    });
  const wrong = { password: "no", totp: "000000" };

  test("with the right second factor get in past what strangers have tried; strangers do not", async () => {
    for (let n = 0; n < 11; n++) await enter(ATTACKER, 0, wrong).catch(() => {});
    await expectRefusal(enter(ATTACKER, 1, wrong), ...limited);
    await expectRefusal(enter(VICTIM, 1, { totp: "000000" }), ...limited);
    expect(await enter(VICTIM, 2)).toEqual(expect.any(String));
  });

  test("who sign in again on a device end the session before it, and no other", async () => {
    const holds = async (token: string) =>
      (await authenticateSession(world.runtime, token, new Date(T0 + 500_000))).kind === "person";
    const first = await enter({ device: "desk" }, 400);
    const elsewhere = await enter({ device: "laptop" }, 440);
    const second = await enter({ device: "desk" }, 480);
    expect([await holds(first), await holds(elsewhere), await holds(second)]).toEqual([false, true, true]);
  });
});

describe("prices", () => {
  test("are counted across processes: together they let through what one may, and others are not hit", async () => {
    const { limit } = LIMITS.quotes_of_sender;
    const others = connectDatabase(world.runtime.databaseUrl, { name: "another process" });
    const processes = [world.runtime.db, others.db];
    const ask = async (subject: string, seconds: number, times: number) => {
      const now = new Date(T0 + seconds * 1000);
      const asked = Array.from({ length: times }, (_, n) =>
        overShare({ db: processes[n % 2] ?? world.runtime.db, now }, "quotes_of_sender", subject),
      );
      const refusals = await Promise.all(asked);
      return refusals.filter((retryAt) => retryAt === null).length;
    };
    try {
      expect(await ask("203.0.113.9", 0, limit + 200)).toBe(limit);
      expect(await ask("203.0.113.9", 59, 40)).toBe(0);
      expect(await ask("198.51.100.7", 59, 40)).toBe(40);
      expect(await ask("203.0.113.9", 60, 40)).toBe(40);
    } finally {
      await others.close();
    }
  });
});
