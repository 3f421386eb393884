import { type SQL, sql } from "drizzle-orm";
import { applications } from "#db/schema/applications.ts";
import { readByStatement } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { QUEUE_VIEWS } from "#server/domain/reviews/queue-views.ts";
import type { QueueCounts } from "#server/domain/reviews/views.ts";
import { inView, type View } from "./queue/in-view.ts";

/** How many cases each view of the queue holds; each is counted in the view's own index. */
export async function countQueue(ctx: Context): Promise<QueueCounts> {
  requirePermission(ctx, "application:read");
  const views: View[] = ["desk", ...QUEUE_VIEWS];
  const each = views.map((view) => countOf(ctx, view));
  const statement = sql`select ${sql.join(each, sql`, `)}`;
  const [counts] = await readByStatement<QueueCounts>(ctx, "queue counts", statement);
  if (counts === undefined) throw new Error("A selection without a table answers one row");
  return counts;
}

function countOf(ctx: Context, view: View): SQL {
  return sql`(select count(*)::int from ${applications} where ${inView(ctx, view)}) as ${sql.identifier(view)}`;
}
