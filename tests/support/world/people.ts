import { randomInt } from "node:crypto";
import { generateSync } from "otplib";
import { demoApplicant, demoPasswordHash } from "#server/demo/demo-people.ts";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { createStaff } from "#server/identity/create-staff.ts";
import { requestSignInCode } from "#server/identity/request-sign-in-code.ts";
import { codeIn } from "../messages/code-in.ts";
import { promisedMessages } from "../messages/promised-messages.ts";
import type { TestRuntime } from "./test-runtime.ts";

/** A mobile number that no other test uses. */
export const newMobile = () => `139${String(randomInt(100_000_000)).padStart(8, "0")}`;

/** A number that has asked for a code, and the code that was sent to it. */
export async function askedForCode(runtime: TestRuntime) {
  const mobile = newMobile();
  await requestSignInCode(runtime.as(ANONYMOUS), { mobile });
  const code = codeIn((await promisedMessages(runtime)).at(-1));
  return { mobile, code };
}

/** Somebody signed in by mobile, with the session that this opened. */
export async function signedIn(runtime: TestRuntime) {
  const applicant = await demoApplicant(runtime, newMobile());
  const { actor } = applicant();
  if (actor.kind !== "person") throw new Error("Whoever signs in is a person");
  return { applicant, personId: actor.id, sessionId: actor.sessionId };
}

/** What a new member of staff is made of. */
export const newStaff = async () => ({
  email: `${newMobile()}@ruwang.test`,
  name: "王测试",
  roles: ["admin" as const],
  passwordHash: await demoPasswordHash(),
  totpSecret: DEMO_TOTP_SECRET,
});

/** A member of staff, and what is typed to sign in now. */
export async function memberOfStaff(runtime: TestRuntime) {
  const person = await newStaff();
  const personId = await createStaff(runtime.seeding(), person);
  const totp = generateSync({ secret: DEMO_TOTP_SECRET });
  return { personId, typed: { email: person.email, password: DEMO_PASSWORD, totp } };
}
