import { type SQL, sql } from "drizzle-orm";
import { applications } from "#db/schema/applications.ts";
import { hoursInForce } from "#server/applications/case-file/hours-in-force.ts";
import { readFilled } from "#server/changes/read.ts";
import { readLately } from "#server/changes/read-lately.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { QUEUE_VIEWS } from "#server/domain/reviews/queue-views.ts";
import type { QueueCounts } from "#server/domain/reviews/views.ts";
import { inView, type View, viewValues } from "./queue/in-view.ts";

const VIEWS: readonly View[] = ["desk", ...QUEUE_VIEWS];

/** How many cases each view of the queue holds; each is counted in the view's own index. */
export async function countQueue(ctx: Context): Promise<QueueCounts> {
  requirePermission(ctx, "application:read");
  const [counts] = await readFilled<QueueCounts>(ctx, {
    name: "queue counts",
    build: () => sql`select ${sql.join(VIEWS.map(countOf), sql`, `)}`,
    values: viewValues(ctx, (await readLately(ctx, hoursInForce)).body),
  });
  if (counts === undefined) throw new Error("A selection without a table answers one row");
  return counts;
}

function countOf(view: View): SQL {
  return sql`(select count(*)::int from ${applications} where ${inView(view)}) as ${sql.identifier(view)}`;
}
