import { randomUUID } from "node:crypto";
import { decode } from "next-auth/jwt";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { env } from "#server/env.ts";
import { authenticateSession } from "#server/identity/authenticate-session.ts";
import { sessionCookieName } from "./auth-cookies.ts";
import { webRuntime } from "./runtime.ts";

/** The context of one web request: its session's row decides who acts, the cookie only names the row. */
export async function webContext(
  cookieHeader: string | null,
  {
    requestId = randomUUID(),
    runtime = webRuntime(),
  }: { requestId?: string | undefined; runtime?: Runtime } = {},
): Promise<Context> {
  const now = new Date();
  const token = await sessionTokenIn(cookieHeader);
  return contextFor(runtime, { actor: await authenticateSession(runtime, token, now), now, requestId });
}

async function sessionTokenIn(cookieHeader: string | null): Promise<string | null> {
  const cookie = readCookie(cookieHeader ?? "", sessionCookieName());
  if (cookie === null) return null;
  try {
    const claims = await decode({ token: cookie, secret: env().sessionSecret });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    // Another secret's cookie, or a tampered one, is as good as none.
    return null;
  }
}

function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return decodeURIComponent(value.join("="));
  }
  return null;
}
