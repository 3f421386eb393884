import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Filled } from "#db/execute-filled.ts";
import { INSTANTS_AS_TEXT } from "#db/instants-as-text.ts";
import { afterPlace, type Keyset, keysetOrder, PAGE_ROWS, placeIn } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import { people } from "#db/schema/people.ts";
import { soughtApplications } from "#server/applications/sought-applications.ts";
import type { Context } from "#server/context.ts";
import type { DeskHours } from "#server/domain/applications/desk-hours.ts";
import type { ListQueueInput } from "#server/domain/reviews/inputs.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Begins, beginningOf, inView, orderOfView, PLACE, type View, viewValues } from "./in-view.ts";

interface Asked extends Omit<ListQueueInput, "view" | "search"> {
  view: View | undefined;
  sought: Sought | null;
  /** By which what is at risk is told. */
  hours: DeskHours;
}

/** A view is in the order of its deadlines, or as was asked; what is found anywhere, the newest first, and the rest as it waits. */
export function orderOf({ view, sought, sort }: Pick<Asked, "view" | "sought" | "sort">): Keyset {
  if (view !== undefined) return orderOfView(view, sort);
  const { waitingSince: at, id } = applications;
  return { at, id, first: sought === null ? "oldest" : "newest" };
}

/** One page of the queue and one row more. There are no more texts of it than ways to ask, each under its name. */
export function queueStatement(ctx: Context, asked: Asked): Filled {
  const { view, statuses, sought, cursor, sort = "due" } = asked;
  const order = orderOf(asked);
  const place = placeIn(order, cursor);
  const found = sought === null ? null : soughtApplications(ctx, sought);
  const some = statuses === undefined ? "any" : statuses.length === 1 ? "one" : "several";
  const begins = view === undefined ? beginning(place) : beginningOf(ctx, { view, order, cursor });
  const kind = sought === null ? "all" : sought.isNumber ? "number" : "name";
  const narrowed = FILTERS.filter(({ by }) => asked[by] !== undefined);
  return {
    name: `queue ${view ?? "handed_in"} ${sort} ${some} ${kind} ${begins} ${narrowed.map(({ by }) => by).join()}`,
    build: () =>
      statementOf(order, [
        whereOf(view, begins, order),
        OF_STATUSES[some],
        ...narrowed.map(({ condition }) => condition),
        found?.condition,
      ]),
    values: {
      ...viewValues(ctx, asked.hours),
      ...place,
      ...found?.values,
      ...Object.fromEntries(narrowed.map(({ by }) => [`of_${by}`, asked[by]])),
      statuses: some === "one" ? statuses?.[0] : statuses,
    },
    types: INSTANTS_AS_TEXT,
  };
}

const FILTERS = [
  { by: "kind", condition: eq(applications.kind, sql.placeholder("of_kind")) },
  { by: "product", condition: eq(applications.product, sql.placeholder("of_product")) },
  { by: "rating", condition: eq(applications.riskRating, sql.placeholder("of_rating")) },
] as const;

const beginning = (place: unknown): Begins => (place === null ? "first" : "after");

function whereOf(view: View | undefined, begins: Begins, order: Keyset): SQL | undefined {
  if (view !== undefined) return inView(view, begins, order);
  // What was never handed in is nobody's to see but its applicant's.
  return and(
    isNotNull(applications.submittedAt),
    begins === "after" ? afterPlace(order, { at: PLACE.at, id: PLACE.id }) : undefined,
  );
}

/** A single status is compared as such: only then is its index in the order of the list. */
const OF_STATUSES = {
  any: undefined,
  one: eq(applications.status, sql.placeholder("statuses")),
  several: sql`${applications.status} = any(${sql.placeholder("statuses")}::text[])`,
};

function statementOf(order: Keyset, where: (SQL | undefined)[]): SQL {
  const { id, status, kind, product, shopName, submittedAt, waitingSince, dueAt, reviewerId, version } =
    applications;
  const { riskRating, snoozedUntil, tier } = applications;
  return sql`
    select ${id}, ${status}, ${kind}, ${product}, ${shopName} as "shopName", ${submittedAt} as "submittedAt",
      ${waitingSince} as "waitingSince", ${dueAt} as "dueAt", ${people.name} as "reviewerName", ${version},
      ${riskRating} as rating, ${snoozedUntil} as "snoozedUntil", ${tier}
    from ${applications} left join ${people} on ${eq(people.id, reviewerId)}
    where ${and(...where)} order by ${sql.join(keysetOrder(order), sql`, `)} limit ${sql.raw(String(PAGE_ROWS + 1))}`;
}
