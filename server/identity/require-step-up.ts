import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { sessions } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { isSteppedUp, stepUpRequired } from "#server/domain/identity/step-up.ts";
import { requirePerson } from "./require-person.ts";

/** Refuses with `step_up_required` unless the second factor was shown in this session within the last ten minutes. */
export async function requireStepUp(reader: Reader, ctx: Context): Promise<void> {
  const { id, sessionId } = requirePerson(ctx);
  const [session] = await reader
    .select({ provenAt: sessions.provenAt })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.personId, id)));
  if (!isSteppedUp(session?.provenAt ?? null, ctx.now)) throw stepUpRequired();
}
