import { asc, desc, eq } from "drizzle-orm";
import { reasonCodes } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ReasonCodeView } from "#server/domain/reviews/reasons.ts";

/** Every reason in its latest wording, those no longer in use too. */
export async function listReasons(ctx: Context): Promise<ReasonCodeView[]> {
  requirePermission(ctx, "desk_rule:read");
  const rows = await read(ctx, (db) =>
    db
      .selectDistinctOn([reasonCodes.code], { reason: reasonCodes, by: people.name })
      .from(reasonCodes)
      .leftJoin(people, eq(people.id, reasonCodes.createdById))
      .orderBy(asc(reasonCodes.code), desc(reasonCodes.number)),
  );
  return rows.map(({ reason: { code, number, kind, wording, retired, createdAt }, by }) => ({
    ...{ code, number, kind, wording, retired },
    createdAt: createdAt.toISOString(),
    createdBy: by,
  }));
}
