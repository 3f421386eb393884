import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import { people, sessions } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { type Actor, requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { revokeSessionInput } from "#server/domain/identity/inputs.ts";
import type { meView, sessionView } from "#server/domain/identity/views.ts";
import { isPermitted, PERMISSIONS, type Permission } from "#server/domain/permissions.ts";

/** Who is signed in, for menus; null when nobody is. */
export async function getMe(ctx: Context): Promise<z.infer<typeof meView> | null> {
  const { actor } = ctx;
  if (actor.kind !== "person") return null;
  const [person] = await read(ctx, (db) => db.select().from(people).where(eq(people.id, actor.id)));
  if (person === undefined) return null;
  const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((p) => isPermitted(actor.roles, p));
  return { id: person.id, name: person.name, roles: person.roles, permissions };
}

/** The signed-in person's sessions that are still open, newest first. */
export async function listSessions(ctx: Context): Promise<z.infer<typeof sessionView>[]> {
  const actor = requirePerson(ctx);
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(sessions)
      .where(
        and(eq(sessions.personId, actor.id), isNull(sessions.revokedAt), gt(sessions.expiresAt, ctx.now)),
      )
      .orderBy(desc(sessions.lastSeenAt))
      .limit(50),
  );
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    userAgent: row.userAgent,
    current: row.id === actor.sessionId,
  }));
}

/** Ends one of the signed-in person's sessions at once; signing out ends the current one. */
export async function revokeSession(ctx: Context, input: z.infer<typeof revokeSessionInput>): Promise<void> {
  const actor = requirePerson(ctx);
  await change(ctx, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: ctx.now })
      .where(
        and(eq(sessions.id, input.sessionId), eq(sessions.personId, actor.id), isNull(sessions.revokedAt)),
      )
      .returning({ id: sessions.id });
    if (ended.length === 0)
      throw new DomainError("not_found", "session_not_found", "There is no such session.");
    await recordAudit(tx, ctx, {
      action: "session.revoke",
      subjectType: "session",
      subjectId: input.sessionId,
    });
  });
}

function requirePerson(ctx: Context): Extract<Actor, { kind: "person" }> {
  requirePermission(ctx, "session:own");
  if (ctx.actor.kind !== "person")
    throw new DomainError("forbidden", "person_required", "Only people have sessions.");
  return ctx.actor;
}
