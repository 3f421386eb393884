import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import { sessions } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { sessionView } from "#server/domain/identity/views.ts";
import { requirePerson } from "./require-person.ts";

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
