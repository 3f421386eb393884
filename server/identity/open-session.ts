import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { sessions } from "#db/schema/people.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import type { Role } from "#server/domain/permissions.ts";
import { sessionIdOf, sessionLimits } from "./session-rules.ts";

interface NewSession {
  person: { id: string; roles: readonly Role[] };
  userAgent: string | undefined;
  /** When the second factor was shown; null where there is none. */
  provenAt: Date | null;
}

/** Opens a session for a person who has just proved who they are; returns the opaque token for the cookie. */
export async function openSession(
  tx: Transaction,
  ctx: Context,
  { person, userAgent, provenAt }: NewSession,
): Promise<string> {
  const token = Buffer.from(ctx.randomBytes(32)).toString("base64url");
  const id = sessionIdOf(token);
  const { device } = ctx.origin;
  if (device !== null) {
    // Signing in again on a device ends the session that this one takes the place of.
    await tx
      .update(sessions)
      .set({ revokedAt: ctx.now })
      .where(and(eq(sessions.personId, person.id), eq(sessions.device, device), isNull(sessions.revokedAt)));
  }
  await tx.insert(sessions).values({
    id,
    personId: person.id,
    createdAt: ctx.now,
    lastSeenAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + sessionLimits(person.roles).absoluteMs),
    userAgent: userAgent?.slice(0, 200) ?? null,
    device,
    provenAt,
  });
  const actor = { kind: "person" as const, id: person.id, roles: person.roles, sessionId: id };
  await recordAudit(tx, { ...ctx, actor }, { action: "session.open", subjectType: "session", subjectId: id });
  return token;
}
