import { eq } from "drizzle-orm";
import type { z } from "zod";
import { people } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { meView } from "#server/domain/identity/views.ts";
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
