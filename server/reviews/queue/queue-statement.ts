import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import { people } from "#db/schema/people.ts";
import { soughtApplications } from "#server/applications/sought-applications.ts";
import type { Context } from "#server/context.ts";
import type { ListQueueInput } from "#server/domain/reviews/inputs.ts";
import type { QueueItem } from "#server/domain/reviews/views.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { BY_DEADLINE, inView, type View } from "./in-view.ts";

/** A row of the queue as PostgreSQL gives it. */
export type QueueRow = Omit<QueueItem, "submittedAt" | "waitingSince" | "dueAt"> & {
  submittedAt: Date | null;
  waitingSince: Date;
  dueAt: Date | null;
};

interface Asked extends Pick<ListQueueInput, "statuses" | "cursor"> {
  view: View | undefined;
  sought: Sought | null;
}

interface QueueStatement {
  /** Tells its text from every other's: there are no more of them than ways to ask. */
  name: string;
  statement: SQL;
  order: Keyset;
}

/** One page of the queue and one row more. */
export function queueStatement(ctx: Context, { view, statuses, sought, cursor }: Asked): QueueStatement {
  const order = orderOf(view, sought);
  const { id, status, kind, product, shopName, submittedAt, waitingSince, dueAt, reviewerId, version } =
    applications;
  const where = and(
    view === undefined
      ? // What was never handed in is nobody's to see but its applicant's.
        and(isNotNull(submittedAt), afterCursor(order, cursor))
      : inView(ctx, view, cursor),
    statuses === undefined ? undefined : ofStatuses(statuses),
    sought === null ? undefined : soughtApplications(ctx, sought),
  );
  const statement = sql`
    select ${id}, ${status}, ${kind}, ${product}, ${shopName} as "shopName", ${submittedAt} as "submittedAt",
      ${waitingSince} as "waitingSince", ${dueAt} as "dueAt", ${people.name} as "reviewerName",
      ${version}
    from ${applications} left join ${people} on ${eq(people.id, reviewerId)}
    where ${where} order by ${sql.join(keysetOrder(order), sql`, `)} limit ${sql.raw(String(PAGE_ROWS + 1))}`;
  const parts = [
    view,
    statuses?.length === 1 ? "one" : statuses && "many",
    sought && "sought",
    cursor && "on",
  ];
  return { name: `queue ${parts.map((part) => part ?? "").join("/")}`, statement, order };
}

/** A view is in the order of its deadlines; what is found anywhere, the newest first, and the rest as it waits. */
function orderOf(view: View | undefined, sought: Sought | null): Keyset {
  if (view !== undefined) return BY_DEADLINE;
  const { waitingSince, id } = applications;
  return { at: waitingSince, id, first: sought === null ? "oldest" : "newest" };
}

function ofStatuses(statuses: NonNullable<ListQueueInput["statuses"]>): SQL {
  const [only] = statuses;
  if (statuses.length === 1 && only !== undefined) return eq(applications.status, only);
  return sql`${applications.status} = any(${sql.param(statuses)}::text[])`;
}
