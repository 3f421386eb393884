import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import { people } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listQueueInput } from "#server/domain/reviews/inputs.ts";
import type { queuePage } from "#server/domain/reviews/views.ts";

const KEYSET: Keyset = { at: applications.waitingSince, id: applications.id, first: "oldest" };
const AT_THE_DESK = ["submitted", "appealed", "in_review", "pending_check"] as const;

/** Applications at the desk, in the order in which applicants are told their place: those that wait longest first. A page continues after the last row seen. */
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
          // What was never handed in is nobody's to see but its applicant's.
          isNotNull(applications.submittedAt),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ application }) => ({ at: application.waitingSince, id: application.id }),
    ({ application, reviewerName }) => ({
      id: application.id,
      status: application.status,
      kind: application.kind,
      product: application.product,
      shopName: application.shopName,
      submittedAt: application.submittedAt?.toISOString() ?? null,
      waitingSince: application.waitingSince.toISOString(),
      reviewerName,
      version: application.version,
    }),
  );
}
