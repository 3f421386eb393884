import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { people } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { ANONYMOUS, systemActor } from "#server/domain/actor.ts";
import { authenticateSession } from "#server/identity/authenticate-session.ts";
import { createStaff } from "#server/identity/create-staff.ts";
import { requestSignInCode } from "#server/identity/request-sign-in-code.ts";
import { signInMobile } from "#server/identity/sign-in-mobile.ts";
import { listDemoMessages } from "./demo-messages.ts";
import { DEMO_PASSWORD, DEMO_STAFF, DEMO_TOTP_SECRET } from "./demo-staff.ts";

export const seedContext = (runtime: Runtime): Context =>
  contextFor(runtime, { actor: systemActor("seed"), now: new Date() });

let hashed: Promise<string> | undefined;

/** All of the demo's staff have one password, which is hashed once a process: it takes as long as making the person. */
export function demoPasswordHash(): Promise<string> {
  hashed ??= hash(DEMO_PASSWORD);
  return hashed;
}

/** Makes the demo's staff, or finds them; returns how to act as the holder of an e-mail. */
export async function demoStaff(runtime: Runtime): Promise<(email: string) => Context> {
  const actors = new Map<string, Context["actor"]>();
  const passwordHash = await demoPasswordHash();
  for (const { email, name, roles } of DEMO_STAFF) {
    const person = { email, name, roles, passwordHash, totpSecret: DEMO_TOTP_SECRET };
    const id = await createStaff(seedContext(runtime), person);
    actors.set(email, { kind: "person", id, roles, sessionId: "seed" });
  }
  return (email) => {
    const actor = actors.get(email);
    if (actor === undefined) throw new Error(`No demo staff ${email}`);
    return contextFor(runtime, { actor, now: new Date() });
  };
}

/** Signs an applicant in as a phone would: asks for a code, reads it, uses it. */
export async function demoApplicant(runtime: Runtime, mobile: string): Promise<() => Context> {
  const anonymous = () => contextFor(runtime, { actor: ANONYMOUS, now: new Date() });
  const index = runtime.vault.blindIndex("mobile", mobile);
  const [known] = await read(runtime, (db) => db.select().from(people).where(eq(people.mobileIndex, index)));
  if (known !== undefined) {
    const actor = { kind: "person" as const, id: known.id, roles: known.roles, sessionId: "seed" };
    return () => contextFor(runtime, { actor, now: new Date() });
  }
  await requestSignInCode(anonymous(), { mobile });
  const [message] = await listDemoMessages(anonymous(), { to: mobile });
  const code = /\d{6}/.exec(message?.body ?? "")?.[0];
  if (code === undefined) throw new Error("The demo message holds a code");
  const token = await signInMobile(anonymous(), { mobile, code });
  const actor = await authenticateSession(runtime, token, new Date());
  return () => contextFor(runtime, { actor, now: new Date() });
}
