import { eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { people } from "#db/schema/people.ts";
import { listDemoMessages } from "#server/demo/demo-messages.ts";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { authenticateSession } from "#server/identity/authenticate-session.ts";
import { listSessions } from "#server/identity/list-sessions.ts";
import { requestSignInCode } from "#server/identity/request-sign-in-code.ts";
import { requireStepUp } from "#server/identity/require-step-up.ts";
import { revokeSession } from "#server/identity/revoke-session.ts";
import { signInMobile } from "#server/identity/sign-in-mobile.ts";
import { signInStaff } from "#server/identity/sign-in-staff.ts";
import { stepUp } from "#server/identity/step-up.ts";
import { codeIn } from "../../support/messages/code-in.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const T0 = Date.parse("2026-11-24T08:00:00Z");
const at = (seconds: number) => world.runtime.as(ANONYMOUS, new Date(T0 + seconds * 1000));
const totp = (seconds: number) => generateSync({ secret: DEMO_TOTP_SECRET, epoch: T0 / 1000 + seconds });
const staff = (seconds: number, change: Partial<Record<"email" | "password" | "totp", string>> = {}) =>
  signInStaff(at(seconds), {
    email: "admin@ruwang.test",
    password: DEMO_PASSWORD,
    totp: totp(seconds),
    ...change,
  });

async function codeFor(mobile: string, seconds: number): Promise<string> {
  await requestSignInCode(at(seconds), { mobile });
  const [message] = await listDemoMessages(at(seconds), { to: mobile });
  return codeIn(message?.body);
}

describe("staff", () => {
  test("sign in with password and a code that works once", async () => {
    const token = await staff(0);
    const actor = await authenticateSession(world.runtime, token, new Date(T0 + 1000));
    expect(actor).toMatchObject({ kind: "person", roles: ["admin"] });
    await expectRefusal(staff(10), "unauthenticated", "sign_in_refused");
    await expect(staff(60)).resolves.toEqual(expect.any(String));
  });

  test.each([
    ["a wrong password", { password: "ruwang-demo!" }],
    ["a wrong code", { totp: "000000" }],
    ["an unknown address", { email: "nobody@ruwang.test" }],
  ])("get the same answer for %s", async (_name, change) => {
    await expectRefusal(staff(120, change), "unauthenticated", "sign_in_refused");
  });

  test("are slowed down after ten tries", async () => {
    const tries = Array.from({ length: 12 }, () =>
      staff(600, { email: "checker@ruwang.test", password: "no", totp: "000000" }),
    );
    const outcomes = await Promise.allSettled(tries);
    const reasons = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.reason : "in"));
    expect(reasons.filter((reason) => reason === "too_many_tries")).toHaveLength(2);
  });
});

describe("applicants", () => {
  test("sign in with the code from the message, once", async () => {
    const mobile = "13900009001";
    const code = await codeFor(mobile, 0);
    const token = await signInMobile(at(10), { mobile, code });
    expect(await authenticateSession(world.runtime, token, new Date(T0 + 20_000))).toMatchObject({
      roles: ["applicant"],
    });
    await expectRefusal(signInMobile(at(20), { mobile, code }), "unauthenticated", "code_refused");
  });

  test("have five tries, also in parallel, and five minutes", async () => {
    const mobile = "13900009002";
    const code = await codeFor(mobile, 0);
    const wrong = code === "000000" ? "000001" : "000000";
    await Promise.allSettled(Array.from({ length: 5 }, () => signInMobile(at(1), { mobile, code: wrong })));
    await expectRefusal(signInMobile(at(2), { mobile, code }), "unauthenticated", "code_refused");
    const late = await codeFor(mobile, 3);
    await expectRefusal(signInMobile(at(304), { mobile, code: late }), "unauthenticated", "code_refused");
  });

  test("are one person, however many first sign-ins race", async () => {
    const mobile = "13900009003";
    const code = await codeFor(mobile, 0);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => signInMobile(at(1), { mobile, code })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });
});

describe("a session", () => {
  test("ends at once when revoked, when its person is disabled, when idle, and at its absolute limit", async () => {
    const token = await staff(1_000);
    const seen = (seconds: number) =>
      authenticateSession(world.runtime, token, new Date(T0 + seconds * 1000));
    expect((await seen(1_001)).kind).toBe("person");
    expect((await seen(1_000 + 61 * 60)).kind).toBe("anonymous");
    const actor = await seen(1_002);
    const me = world.runtime.as(actor, new Date(T0 + 1_003_000));
    await world.runtime.db.update(people).set({ status: "disabled" }).where(eq(people.id, actor.id));
    expect((await seen(1_003)).kind).toBe("anonymous");
    await world.runtime.db.update(people).set({ status: "active" }).where(eq(people.id, actor.id));
    const current = (await listSessions(me)).find((session) => session.current);
    await revokeSession(me, { sessionId: current?.id ?? "" });
    expect((await seen(1_004)).kind).toBe("anonymous");
  });

  test("is listed and revoked by its owner only", async () => {
    const actor = await authenticateSession(world.runtime, await staff(2_000), new Date(T0 + 2_001_000));
    const sessionId = actor.kind === "person" ? actor.sessionId : "";
    await expectRefusal(
      revokeSession(world.staff("checker"), { sessionId }),
      "not_found",
      "session_not_found",
    );
  });
});

// After the others: a code is never older than one that was used.
describe("the second factor", () => {
  test("is asked for anew ten minutes after the last, and not within", async () => {
    const actor = await authenticateSession(world.runtime, await staff(100_000), new Date(T0 + 100_001_000));
    const later = (seconds: number) => world.runtime.as(actor, new Date(T0 + (100_000 + seconds) * 1000));
    const shown = (seconds: number) => requireStepUp(world.runtime.db, later(seconds));
    await expect(shown(599)).resolves.toBeUndefined();
    await expectRefusal(shown(600), "forbidden", "step_up_required");
    await expectRefusal(stepUp(later(600), { totp: "000000" }), "forbidden", "second_factor_refused");
    await stepUp(later(600), { totp: totp(100_600) });
    await expect(shown(1_199)).resolves.toBeUndefined();
    // The code worked once: it opens no second window, in no session.
    await expectRefusal(stepUp(later(610), { totp: totp(100_600) }), "forbidden", "second_factor_refused");
    await expectRefusal(shown(1_201), "forbidden", "step_up_required");
  });

  test("may not be guessed at for ever", async () => {
    const actor = await authenticateSession(world.runtime, await staff(200_000), new Date(T0 + 200_001_000));
    const ctx = world.runtime.as(actor, new Date(T0 + 200_100_000));
    for (let guess = 0; guess < 10; guess++)
      await expectRefusal(stepUp(ctx, { totp: "000000" }), "forbidden", "second_factor_refused");
    await expectRefusal(stepUp(ctx, { totp: totp(200_100) }), "limit_reached", "too_many_tries");
  });
});
