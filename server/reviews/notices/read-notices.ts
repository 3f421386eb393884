import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { deskNotices } from "#db/schema/desk.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { deskNotices as noticesView, readNoticesInput } from "#server/domain/reviews/notices.ts";
import { listNotices } from "./list-notices.ts";

/** Puts notices of one's own away as read; another's are left as they are. */
export async function readNotices(
  ctx: Context,
  { noticeIds }: z.infer<typeof readNoticesInput>,
): Promise<z.infer<typeof noticesView>> {
  requirePermission(ctx, "desk_notice:own");
  await changeByStatement(ctx, (db) =>
    db
      .update(deskNotices)
      .set({ readAt: ctx.now })
      .where(
        and(
          eq(deskNotices.personId, ctx.actor.id),
          inArray(deskNotices.id, noticeIds),
          isNull(deskNotices.readAt),
        ),
      ),
  );
  return listNotices(ctx);
}
