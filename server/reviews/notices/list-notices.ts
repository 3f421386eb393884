import { and, desc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { applications } from "#db/schema/applications.ts";
import { deskNotices } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { deskNotices as noticesView } from "#server/domain/reviews/notices.ts";

const SHOWN = 20;

/** What this person was told of cases and has not read yet, the newest first. */
export async function listNotices(ctx: Context): Promise<z.infer<typeof noticesView>> {
  requirePermission(ctx, "desk_notice:own");
  const unread = and(eq(deskNotices.personId, ctx.actor.id), isNull(deskNotices.readAt));
  const count = await read(ctx, (db) => db.$count(deskNotices, unread));
  const rows = await read(ctx, (db) =>
    db
      .select({ notice: deskNotices, shopName: applications.shopName, from: people.name })
      .from(deskNotices)
      .innerJoin(applications, eq(applications.id, deskNotices.applicationId))
      .leftJoin(people, eq(people.id, deskNotices.fromId))
      .where(unread)
      .orderBy(desc(deskNotices.at), desc(deskNotices.id))
      .limit(SHOWN),
  );
  return {
    unread: count,
    notices: rows.map(({ notice: { id, kind, applicationId, at }, shopName, from }) => ({
      id,
      kind,
      applicationId,
      shopName,
      from,
      at: at.toISOString(),
    })),
  };
}
