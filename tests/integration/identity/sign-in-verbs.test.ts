import { expect } from "vitest";
import { signInCodes, throttles } from "#db/schema/people.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { authenticateSession } from "#server/identity/authenticate-session.ts";
import { forgetSignInTraces } from "#server/identity/forget-sign-in-traces.ts";
import { requestSignInCode } from "#server/identity/request-sign-in-code.ts";
import { requirePerson } from "#server/identity/require-person.ts";
import { requireStepUp } from "#server/identity/require-step-up.ts";
import { revokeSession } from "#server/identity/revoke-session.ts";
import { sessionIdOf } from "#server/identity/session-rules.ts";
import { signInMobile } from "#server/identity/sign-in-mobile.ts";
import { signInStaff } from "#server/identity/sign-in-staff.ts";
import { stepUp } from "#server/identity/step-up.ts";
import { noRow, noTenants, openToAll, readsOnly } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { askedForCode, memberOfStaff, newMobile } from "../../support/world/people.ts";
import { steppedUp } from "../../support/world/stepped-up.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);
const byAnybody = {
  as: () => runtime().as(ANONYMOUS),
  needs: openToAll("nobody is known before they have signed in"),
};
const codeRefused = { code: "unauthenticated", reason: "code_refused" } as const;
const signInRefused = { code: "unauthenticated", reason: "sign_in_refused", leaves: ["throttles"] } as const;

proveVerb("requestSignInCode", {
  ...byAnybody,
  arrange: async () => ({ mobile: newMobile() }),
  call: (ctx, { mobile }) => requestSignInCode(ctx, { mobile }),
  succeeds: (answer) => expect(answer).toEqual({ expiresAt: expect.any(String) }),
  foreign: {
    instead: async () => ({ mobile: (await memberWithMobile()).mobile }),
    sees: (answer) => expect(answer).toEqual({ expiresAt: expect.any(String) }),
    leaves: ["outbox", "sign_in_codes", "sms_messages", "throttles"],
  },
  illegal: {
    given: async ({ mobile }) => {
      for (let tries = 0; tries < 10; tries++) await requestSignInCode(byAnybody.as(), { mobile });
    },
    code: "limit_reached",
    reason: "too_many_tries",
    leaves: ["throttles"],
  },
  audit: noRow("whoever asks is not known yet; the session that follows has its own"),
});

proveVerb("signInMobile", {
  ...byAnybody,
  arrange: () => askedForCode(runtime()),
  call: (ctx, typed) => signInMobile(ctx, typed),
  succeeds: (token) => expect(token).toEqual(expect.any(String)),
  foreign: {
    instead: async () => ({ mobile: (await askedForCode(runtime())).mobile }),
    ...codeRefused,
    leaves: ["sign_in_codes", "throttles"],
  },
  illegal: { given: (typed) => signInMobile(byAnybody.as(), typed), ...codeRefused, leaves: ["throttles"] },
  audit: { action: "session.open", subjectId: (_at, token) => sessionIdOf(token) },
});

proveVerb("signInStaff", {
  ...byAnybody,
  arrange: () => memberOfStaff(runtime()),
  call: (ctx, { typed }) => signInStaff(ctx, typed),
  succeeds: (token) => expect(token).toEqual(expect.any(String)),
  foreign: {
    instead: ({ typed }) => ({ typed: { ...typed, password: "somebody else's" } }),
    ...signInRefused,
  },
  illegal: { given: ({ typed }) => signInStaff(byAnybody.as(), typed), ...signInRefused },
  audit: { action: "session.open", subjectId: (_at, token) => sessionIdOf(token) },
});

const secondFactorRefused = {
  code: "forbidden",
  reason: "second_factor_refused",
  leaves: ["throttles"],
} as const;

proveVerb("stepUp", {
  arrange: async () => {
    const [own, other] = [await memberOfStaff(runtime()), await memberOfStaff(runtime())];
    const session = async ({ personId }: { personId: string }) =>
      steppedUp(runtime().as({ kind: "person", id: personId, roles: ["reviewer"], sessionId: "" }), null);
    return { totp: own.typed.totp, own: await session(own), other: await session(other) };
  },
  as: ({ own }) => own,
  needs: "session:step_up",
  call: (ctx, { totp }) => stepUp(ctx, { totp }),
  succeeds: (_answer, { own }) => expect(requireStepUp(runtime().db, own)).resolves.toBeUndefined(),
  foreign: { as: ({ other }) => other, instead: async () => ({ totp: "000000" }), ...secondFactorRefused },
  illegal: { given: ({ own, totp }) => stepUp(own, { totp }), ...secondFactorRefused },
  audit: { action: "session.step_up", subjectId: ({ own }) => requirePerson(own).sessionId },
});

/** Somebody who signed in by mobile, and the token in the cookie. */
async function memberWithMobile() {
  const typed = await askedForCode(runtime());
  return { mobile: typed.mobile, token: await signInMobile(byAnybody.as(), typed) };
}

proveVerb("authenticateSession", {
  ...byAnybody,
  arrange: memberWithMobile,
  call: (ctx, { token }) => authenticateSession(ctx, token, ctx.now),
  succeeds: (actor) => expect(actor).toMatchObject({ kind: "person", roles: ["applicant"] }),
  foreign: {
    instead: ({ token }) => ({ token: sessionIdOf(token) }),
    sees: (actor) => expect(actor).toEqual(ANONYMOUS),
  },
  illegal: {
    given: async ({ token }) => {
      const actor = await authenticateSession(runtime(), token, new Date());
      await revokeSession(runtime().as(actor), { sessionId: sessionIdOf(token) });
    },
    sees: (actor) => expect(actor).toEqual(ANONYMOUS),
  },
  audit: readsOnly("it stands before every request"),
});

proveVerb("forgetSignInTraces", {
  arrange: () => askedForCode(runtime()),
  as: () => runtime().system(daysFromNow(3)),
  needs: "trace:forget",
  call: (ctx) => forgetSignInTraces(ctx),
  succeeds: async (gone) => {
    // Its code, and what was counted of asking for it.
    expect(gone).toBeGreaterThanOrEqual(2);
    expect(await runtime().db.$count(signInCodes)).toBe(0);
    expect(await runtime().db.$count(throttles)).toBe(0);
  },
  foreign: noTenants("the clock runs for everybody"),
  illegal: {
    given: () => forgetSignInTraces(runtime().system(daysFromNow(3))),
    sees: (gone) => expect(gone).toBe(0),
  },
  audit: noRow("what nothing asks for any more decides nothing"),
});
