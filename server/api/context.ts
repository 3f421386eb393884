import { randomUUID } from "node:crypto";
import { decode } from "next-auth/jwt";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { env } from "#server/env.ts";
import { authenticateSession } from "#server/identity/authenticate-session.ts";
import { sessionCookieName } from "./auth-cookies.ts";
import { readCookie } from "./cookies.ts";
import { originIn } from "./origin.ts";
import { webRuntime } from "./runtime.ts";

/** The headers of a request, however the server at hand keeps them. */
export interface HeaderSource {
  get: (name: string) => string | null | undefined;
}

export const NO_HEADERS: HeaderSource = { get: () => null };

/** The context of one web request: its session's row decides who acts, the cookie only names the row. */
export async function webContext(
  headers: HeaderSource,
  { runtime = webRuntime() }: { runtime?: Runtime } = {},
): Promise<Context> {
  const now = new Date();
  const token = await sessionTokenIn(headers);
  return contextFor(runtime, {
    actor: await authenticateSession(runtime, token, now),
    now,
    requestId: headers.get("x-request-id") ?? randomUUID(),
    origin: originIn(headers),
  });
}

/** The opaque token of the session that a request's cookie names; null without one that is ours. */
export async function sessionTokenIn(headers: HeaderSource): Promise<string | null> {
  const cookie = readCookie(headers.get("cookie"), sessionCookieName());
  if (cookie === null) return null;
  try {
    const claims = await decode({ token: cookie, secret: env().sessionSecret });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    // Another secret's cookie, or a tampered one, is as good as none.
    return null;
  }
}
