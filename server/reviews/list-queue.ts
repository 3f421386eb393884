import { and, asc, eq, gt, inArray, or } from "drizzle-orm";
import { z } from "zod";
import { applications } from "#db/schema/applications.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { decodeCursor, encodeCursor } from "#server/domain/cursor.ts";
import { APPLICATION_STATUSES } from "#server/domain/statuses/application-status.ts";
import type { queuePage } from "./review-view.ts";

export const listQueueInput = z.strictObject({
  statuses: z.array(z.enum(APPLICATION_STATUSES)).min(1).max(9).optional(),
  cursor: z.string().max(200).optional(),
});

const PAGE = 50;
const AT_THE_DESK = ["submitted", "appealed", "in_review", "pending_check"] as const;

/** Applications at the desk, those that wait longest first; a page continues after the last row seen. */
export async function listQueue(
  ctx: Context,
  input: z.infer<typeof listQueueInput>,
): Promise<z.infer<typeof queuePage>> {
  requirePermission(ctx, "application:read");
  const after = decodeCursor(input.cursor);
  const rows = await ctx.db
    .select({ application: applications, reviewerName: people.name })
    .from(applications)
    .leftJoin(people, eq(people.id, applications.reviewerId))
    .where(
      and(
        inArray(applications.status, input.statuses ?? [...AT_THE_DESK]),
        after === null
          ? undefined
          : or(
              gt(applications.createdAt, after.at),
              and(eq(applications.createdAt, after.at), gt(applications.id, after.id)),
            ),
      ),
    )
    .orderBy(asc(applications.createdAt), asc(applications.id))
    .limit(PAGE + 1);
  const items = rows.slice(0, PAGE);
  const last = items.at(-1);
  return {
    items: items.map(({ application, reviewerName }) => ({
      id: application.id,
      status: application.status,
      kind: application.kind,
      product: application.product,
      shopName: application.shopName,
      submittedAt: application.submittedAt?.toISOString() ?? null,
      reviewerName,
      version: application.version,
    })),
    nextCursor:
      rows.length > PAGE && last !== undefined
        ? encodeCursor({ at: last.application.createdAt, id: last.application.id })
        : null,
  };
}
