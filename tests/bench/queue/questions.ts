import { and, asc, desc, eq, sql } from "drizzle-orm";
import { PAGE_ROWS } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { FIRST_DESK_HOURS } from "#server/domain/applications/desk-hours.ts";
import { encodeCursor } from "#server/domain/cursor.ts";
import type { ListQueueInput } from "#server/domain/reviews/inputs.ts";
import { QUEUE_VIEWS } from "#server/domain/reviews/queue-views.ts";
import { countQueue } from "#server/reviews/count-queue.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import { inView, orderOfView, type View, viewValues } from "#server/reviews/queue/in-view.ts";

/** Something that the desk asks, and how many rows its answer must have. */
export interface Question {
  kind: "page" | "counts" | "search";
  of: string;
  at: string;
  ask: () => Promise<unknown>;
  answers: number;
}

const VIEWS: readonly View[] = ["desk", ...QUEUE_VIEWS];
const { dueAt, waitingSince, id } = applications;
type Direction = typeof asc | typeof desc;

/** First, 1,000th and last page of every view; a view with fewer pages has no 1,000th. */
export async function pagesOf(ctx: Context): Promise<Question[]> {
  const pages: Question[] = [];
  for (const view of VIEWS) {
    const thousandth = await cursorAt(ctx, view, { direction: asc, offset: 999 * PAGE_ROWS - 1 });
    const last = await cursorAt(ctx, view, { direction: desc, offset: PAGE_ROWS });
    const answers = Math.min(PAGE_ROWS, (await countQueue(ctx))[view]);
    const places = { first: "", "1,000th": thousandth, last };
    for (const [at, cursor] of Object.entries(places)) {
      if (cursor === null) continue;
      const input: ListQueueInput = {
        ...(view !== "desk" && { view }),
        ...(cursor !== "" && { cursor }),
      };
      pages.push({ kind: "page", of: view, at, ask: () => listQueue(ctx, input), answers });
    }
  }
  return pages;
}

async function cursorAt(
  ctx: Context,
  view: View,
  { direction, offset }: { direction: Direction; offset: number },
): Promise<string | null> {
  const { at } = orderOfView(view);
  const [row] = await ctx.db
    .select({ at: sql<Date | null>`${at}`.mapWith(dueAt), second: waitingSince, id })
    .from(applications)
    .where(inView(view))
    .orderBy(direction(at), direction(waitingSince), direction(id))
    .offset(offset)
    .limit(1)
    .prepare(`bench ${view} ${offset}`)
    .execute(viewValues(ctx, FIRST_DESK_HOURS));
  return row === undefined || row.at === null ? null : encodeCursor({ ...row, at: row.at });
}

export function countsOf(ctx: Context): Question {
  return { kind: "counts", of: "counts", at: "all views", ask: () => countQueue(ctx), answers: 1 };
}

const MOBILE = "13900000001";
const ID_NUMBER = "11010519491231002X";
const LICENCE = "91350100M000100Y43";
const ACCOUNT = "310000000000000001";

/** Each way to search. One open case is given numbers that are known. */
export async function searchesOf(ctx: Context): Promise<Question[]> {
  const indexOf = (kind: string, value: string) => ctx.vault.blindIndex(kind, value);
  const [known] = await ctx.db
    .select()
    .from(applications)
    .where(eq(applications.status, "submitted"))
    .limit(1);
  const [approved] = await ctx.db
    .select({ id })
    .from(applications)
    .where(and(eq(applications.status, "approved")))
    .limit(1);
  if (known === undefined || approved === undefined) throw new Error("Too few rows to search in");
  await ctx.db
    .update(applications)
    .set({
      mobileIndex: indexOf("mobile", MOBILE),
      idNumberIndex: indexOf("id_number", ID_NUMBER),
      creditCodeIndex: indexOf("credit_code", LICENCE),
      accountNumberIndex: indexOf("account_number", ACCOUNT),
    })
    .where(eq(id, known.id));
  const search = (at: string, typed: string, answers = 1): Question => ({
    kind: "search",
    of: "search",
    at,
    ask: () => listQueue(ctx, { search: typed }),
    answers,
  });
  return [
    search("application number", known.id),
    search("merchant number", `8${approved.id.slice(-14)}`),
    search("ID number", ID_NUMBER),
    search("licence", LICENCE),
    search("mobile", MOBILE),
    search("account", ACCOUNT),
    search("whole name", known.shopName ?? ""),
    search("part of many names", "面馆12", PAGE_ROWS),
    search("two characters of very many names", "面馆", PAGE_ROWS),
  ];
}
