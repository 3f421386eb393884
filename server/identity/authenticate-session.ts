import { eq } from "drizzle-orm";
import { people, sessions } from "#db/schema/people.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Runtime } from "#server/context.ts";
import { type Actor, ANONYMOUS } from "#server/domain/actor.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { sessionIdOf, sessionLimits } from "./session-rules.ts";

/** How often `lastSeenAt` is written; finer would cost a write a request. */
const TOUCH_MS = MINUTE_MS;

/**
 * Who holds this token, looked up on every request: revoking the row, disabling the person or changing roles
 * takes effect with the next one. Anonymous when the session is unknown, revoked, idle or too old.
 */
export async function authenticateSession(runtime: Runtime, token: string | null, now: Date): Promise<Actor> {
  if (token === null) return ANONYMOUS;
  const [row] = await read(runtime, (db) =>
    db
      .select({ session: sessions, roles: people.roles, status: people.status })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(eq(sessions.id, sessionIdOf(token))),
  );
  if (row === undefined || row.session.revokedAt !== null || row.status !== "active") return ANONYMOUS;
  const idleMs = now.getTime() - row.session.lastSeenAt.getTime();
  if (row.session.expiresAt <= now || idleMs > sessionLimits(row.roles).idleMs) return ANONYMOUS;
  if (idleMs > TOUCH_MS) {
    await changeByStatement(runtime, (db) =>
      db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, row.session.id)),
    );
  }
  return { kind: "person", id: row.session.personId, roles: row.roles, sessionId: row.session.id };
}
