import { and, eq } from "drizzle-orm";
import { people, sessions } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";

/** Whether the browser that asks has signed in with this mobile number before: a stranger to the number has not. */
export async function isKnownDevice(ctx: Context, mobileIndex: string): Promise<boolean> {
  const { device } = ctx.origin;
  if (device === null) return false;
  const [session] = await read(ctx, (db) =>
    db
      .select({ id: sessions.id })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(and(eq(people.mobileIndex, mobileIndex), eq(sessions.device, device)))
      .limit(1),
  );
  return session !== undefined;
}
