import { and, asc, eq, gt, lt, ne } from "drizzle-orm";
import type { z } from "zod";
import { casePresence } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { lookAtCaseInput } from "#server/domain/reviews/inputs.ts";
import type { onlookers } from "#server/domain/reviews/views.ts";

/** So long somebody who said nothing more is taken to look still. */
const PRESENT_MS = 30_000;

/** Says that this person looks at a case, at which field, and who else does at this moment. */
export async function lookAtCase(
  ctx: Context,
  { applicationId, field }: z.infer<typeof lookAtCaseInput>,
): Promise<z.infer<typeof onlookers>> {
  requirePermission(ctx, "case:examine");
  await read(ctx, (db) => loadHandedIn(db, applicationId));
  const personId = ctx.actor.id;
  const since = new Date(ctx.now.getTime() - PRESENT_MS);
  await changeByStatement(ctx, (db) =>
    db
      .insert(casePresence)
      .values({ applicationId, personId, field, seenAt: ctx.now })
      .onConflictDoUpdate({
        target: [casePresence.applicationId, casePresence.personId],
        set: { field, seenAt: ctx.now },
      }),
  );
  await changeByStatement(ctx, (db) => db.delete(casePresence).where(lt(casePresence.seenAt, since)));
  const others = await read(ctx, (db) =>
    db
      .select({ name: people.name, field: casePresence.field })
      .from(casePresence)
      .innerJoin(people, eq(people.id, casePresence.personId))
      .where(
        and(
          eq(casePresence.applicationId, applicationId),
          ne(casePresence.personId, personId),
          gt(casePresence.seenAt, since),
        ),
      )
      .orderBy(asc(people.name)),
  );
  return { others };
}
