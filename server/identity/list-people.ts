import { asc, isNotNull } from "drizzle-orm";
import type { z } from "zod";
import { people } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { personView } from "#server/domain/identity/views.ts";

/** Everybody on the staff. */
export async function listPeople(ctx: Context): Promise<z.infer<typeof personView>[]> {
  requirePermission(ctx, "person:read");
  return read(ctx, (db) =>
    db
      .select({
        id: people.id,
        name: people.name,
        email: people.email,
        roles: people.roles,
        status: people.status,
      })
      .from(people)
      .where(isNotNull(people.email))
      .orderBy(asc(people.email)),
  );
}
