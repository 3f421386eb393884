import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { contextFor } from "#server/context.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { signInMobileInput, signInStaffInput } from "#server/domain/identity/inputs.ts";
import { env } from "#server/env.ts";
import { authenticateSession } from "#server/identity/authenticate-session.ts";
import { revokeSession } from "#server/identity/revoke-session.ts";
import { signInMobile } from "#server/identity/sign-in-mobile.ts";
import { signInStaff } from "#server/identity/sign-in-staff.ts";
import { log } from "#server/log.ts";
import { securePortal, sessionCookieName } from "./auth-cookies.ts";
import { type HeaderSource, sessionTokenIn } from "./context.ts";
import { originIn } from "./origin.ts";
import { webRuntime } from "./runtime.ts";

type Headers = Record<string, string | string[] | undefined>;

/** next-auth carries the cookie; the session itself is our row, named by the opaque `sid` in the JWT. */
export function authOptions(): NextAuthOptions {
  const secure = securePortal();
  const cookie = (name: string) => ({
    name: `${secure ? "__Host-" : ""}ruwang.${name}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  });
  return {
    secret: env().sessionSecret,
    session: { strategy: "jwt", maxAge: 90 * 24 * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { ...cookie("session"), name: sessionCookieName() },
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("callback"),
    },
    providers: [
      CredentialsProvider({
        id: "staff",
        credentials: { email: {}, password: {}, totp: {} },
        authorize: (credentials, request) =>
          authorise(signInStaffInput, credentials, {
            fields: ["email", "password", "totp"],
            headers: request?.headers,
            verb: signInStaff,
          }),
      }),
      CredentialsProvider({
        id: "mobile",
        credentials: { mobile: {}, code: {} },
        authorize: (credentials, request) =>
          authorise(signInMobileInput, credentials, {
            fields: ["mobile", "code"],
            headers: request?.headers,
            verb: signInMobile,
          }),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user === undefined ? token : { sid: user.id }),
      session: async ({ session, token }) => {
        const sid = typeof token.sid === "string" ? token.sid : null;
        const actor = await authenticateSession(webRuntime(), sid, new Date());
        return actor.kind === "person" ? session : { ...session, expires: new Date(0).toISOString() };
      },
    },
    events: { signOut: async ({ token }) => endSession(token?.sid) },
  };
}

type Verb<T> = (ctx: ReturnType<typeof anonymousContext>, input: T, userAgent?: string) => Promise<string>;

/** Runs a sign-in verb; next-auth shows the reason word as the error. */
async function authorise<T>(
  schema: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
  credentials: Record<string, string> | undefined,
  { fields, headers, verb }: { fields: readonly string[]; headers: Headers | undefined; verb: Verb<T> },
): Promise<{ id: string }> {
  const given = Object.fromEntries(fields.map((field) => [field, credentials?.[field] ?? ""]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Error("invalid_input");
  const agent = headers?.["user-agent"];
  const source: HeaderSource = { get: (name) => headers?.[name]?.toString() ?? null };
  const ctx = anonymousContext(source);
  try {
    const token = await verb(ctx, parsed.data, typeof agent === "string" ? agent : undefined);
    // Whoever was signed in in this browser is not any more.
    await endSession(await sessionTokenIn(source));
    return { id: token };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log.warn({ reason: error.reason, address: ctx.origin.address }, "sign-in refused");
    throw new Error(error.reason);
  }
}

function anonymousContext(headers: HeaderSource) {
  return contextFor(webRuntime(), { actor: ANONYMOUS, now: new Date(), origin: originIn(headers) });
}

async function endSession(sid: unknown): Promise<void> {
  if (typeof sid !== "string") return;
  const runtime = webRuntime();
  const now = new Date();
  const actor = await authenticateSession(runtime, sid, now);
  if (actor.kind !== "person") return;
  await revokeSession(contextFor(runtime, { actor, now }), { sessionId: actor.sessionId });
}
