import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { screeningEntries, screeningLists } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import { hex, sha256 } from "#server/changes/leaf.ts";
import type { Context } from "#server/context.ts";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";
import { LAID_TRANSITIONS, type LaidEvent, type LaidStatus } from "#server/domain/laid-status.ts";
import type { ListChange, ScreeningListView } from "#server/domain/reviews/screening/views.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";

export type ScreeningList = typeof screeningLists.$inferSelect;

/** Lists that names are screened against. */
export const isInUse = and(eq(screeningLists.status, "published"), isNull(screeningLists.replacedAt));

/** The list of a name that is in use; undefined before there is one. */
export async function listInUse(reader: Reader, name: string): Promise<ScreeningList | undefined> {
  const [row] = await reader
    .select()
    .from(screeningLists)
    .where(and(eq(screeningLists.name, name), isInUse));
  return row;
}

/** What a second person decides on: this import, whose rows never change, in the place of that one. */
export function listEvidence({ id, name, source, rows }: ScreeningList, replaces: string | null): string {
  return hex(sha256(new TextEncoder().encode(canonicalJson({ id, name, source, rows, replaces }))));
}

/** The lists in use and those that wait for a second person, by name. */
export async function viewLists(reader: Reader, ctx: Context): Promise<ScreeningListView[]> {
  const maker = alias(people, "maker");
  const second = alias(people, "second");
  const rows = await reader
    .select({ list: screeningLists, by: maker.name, approvedBy: second.name })
    .from(screeningLists)
    .leftJoin(maker, eq(maker.id, screeningLists.importedById))
    .leftJoin(second, eq(second.id, screeningLists.approvedById))
    .where(or(isInUse, eq(screeningLists.status, "pending_second")))
    .orderBy(asc(screeningLists.name), asc(screeningLists.importedAt));
  const views: ScreeningListView[] = [];
  for (const { list, by, approvedBy } of rows) {
    const { id, name, source, rows: count, version } = list;
    const inUse = list.status === "published";
    const replaced = inUse ? undefined : await listInUse(reader, name);
    views.push({
      ...{ id, name, source, rows: count, importedBy: by, approvedBy, inUse, version },
      importedAt: list.importedAt.toISOString(),
      change: inUse ? null : await changeOf(reader, id, replaced?.id ?? null),
      own: isOwnProposal(ctx.actor.id, list),
      events: eventsFrom<LaidStatus, LaidEvent>(LAID_TRANSITIONS, list.status),
      evidenceHash: listEvidence(list, replaced?.id ?? null),
    });
  }
  return views;
}

const NAMES_SHOWN = 10;

async function changeOf(reader: Reader, id: string, replaces: string | null): Promise<ListChange> {
  const only = (here: string, there: string | null) =>
    sql`(select name from ${screeningEntries} where list_id = ${here} except select name from ${screeningEntries} where list_id = ${there})`;
  const { rows } = await reader.execute<{ added: number; removed: number; names: string[] | null }>(sql`
    select (select count(*)::int from ${only(id, replaces)} a) as added,
      (select count(*)::int from ${only(replaces ?? "", id)} r) as removed,
      (select array_agg(name) from (select name from ${only(id, replaces)} n order by name limit ${NAMES_SHOWN}) s) as names`);
  const { added = 0, removed = 0, names = null } = rows[0] ?? {};
  return { added, removed, names: names ?? [] };
}
