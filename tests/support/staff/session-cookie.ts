import { encode } from "next-auth/jwt";
import { sessionCookieName } from "#server/api/auth-cookies.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import type { StaffRole } from "#server/domain/permissions.ts";
import { env } from "#server/env.ts";
import { openSession } from "#server/identity/open-session.ts";

/** The cookie of a session that somebody has just opened with their second factor. */
export async function sessionCookie(
  ctx: Context,
  person: { id: string; roles: StaffRole[] },
): Promise<string> {
  const sid = await change(ctx, (tx) =>
    openSession(tx, ctx, { person, userAgent: undefined, provenAt: ctx.now }),
  );
  return `${sessionCookieName()}=${await encode({ token: { sid }, secret: env().sessionSecret })}`;
}
