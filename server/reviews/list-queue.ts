import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import { people } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listQueueInput } from "#server/domain/reviews/inputs.ts";
import type { queuePage } from "#server/domain/reviews/views.ts";

const KEYSET: Keyset = { at: applications.createdAt, id: applications.id, first: "oldest" };
const AT_THE_DESK = ["submitted", "appealed", "in_review", "pending_check"] as const;

/** Applications at the desk, those that wait longest first; a page continues after the last row seen. */
export async function listQueue(
  ctx: Context,
  input: z.infer<typeof listQueueInput>,
): Promise<z.infer<typeof queuePage>> {
  requirePermission(ctx, "application:read");
  const rows = await read(ctx, (db) =>
    db
      .select({ application: applications, reviewerName: people.name })
      .from(applications)
      .leftJoin(people, eq(people.id, applications.reviewerId))
      .where(
        and(
          inArray(applications.status, input.statuses ?? [...AT_THE_DESK]),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const page = pageOf(rows, ({ application }) => ({ at: application.createdAt, id: application.id }));
  return {
    items: page.items.map(({ application, reviewerName }) => ({
      id: application.id,
      status: application.status,
      kind: application.kind,
      product: application.product,
      shopName: application.shopName,
      submittedAt: application.submittedAt?.toISOString() ?? null,
      reviewerName,
      version: application.version,
    })),
    nextCursor: page.nextCursor,
  };
}
