import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { throttles } from "#db/schema/people.ts";
import { askTogether } from "#server/changes/ask-together.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { LIMITS, type LimitName, limitKey } from "#server/domain/identity/limits.ts";

interface Counted {
  /** All hits of the window so far. */
  hits: number;
  windowEnds: Date;
}

interface Hits {
  key: string;
  now: Date;
  windowMs: number;
  hits: number;
}

/**
 * Adds hits of `subject` to the counter of a limit. It lies in PostgreSQL, where every process sees it, and is written
 * outside the caller's transaction, so that a failed try counts. Many senders' hits are one statement.
 */
export function countHits(
  { db, now }: Pick<Context, "db" | "now">,
  name: LimitName,
  { subject, hits }: { subject: string; hits: number },
): Promise<Counted> {
  return countTogether({ db }, { key: limitKey(name, subject), now, windowMs: LIMITS[name].windowMs, hits });
}

const countTogether = askTogether(async (ctx, asked: Hits[]): Promise<Counted[]> => {
  const counted = new Map<Hits, Counted>();
  for (const round of roundsOf(asked)) {
    const { rows } = await changeByStatement(ctx, (db) => add(db, round));
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const one of round) {
      const { hits = one.hits, startedAt = one.now } = byKey.get(one.key) ?? {};
      counted.set(one, { hits, windowEnds: new Date(new Date(startedAt).getTime() + one.windowMs) });
    }
  }
  return asked.flatMap((one) => counted.get(one) ?? []);
});

/** A statement writes a row once, and here knows one window: what else one sender asks has its turn in the next round. */
function roundsOf(asked: readonly Hits[]): Hits[][] {
  const rounds: Map<string, Hits>[] = [];
  for (const one of asked) {
    const fits = (round: Map<string, Hits>) =>
      !round.has(one.key) && round.values().next().value?.windowMs === one.windowMs;
    const round = rounds.find(fits);
    if (round === undefined) rounds.push(new Map([[one.key, one]]));
    else round.set(one.key, one);
  }
  // In one order, so that two processes never wait for each other.
  return rounds.map((round) => [...round.values()].sort((a, b) => (a.key < b.key ? -1 : 1)));
}

function add(db: Database, round: readonly Hits[]) {
  const window = sql`${round[0]?.windowMs ?? 0} * interval '1 millisecond'`;
  const expired = sql`${throttles.windowStartedAt} <= excluded.window_started_at - ${window}`;
  return db.execute<{ key: string; hits: number; startedAt: Date | string }>(sql`
    insert into ${throttles} (key, window_started_at, hits)
    select * from unnest(
      ${sql.param(round.map(({ key }) => key))}::text[],
      ${sql.param(round.map(({ now }) => now.toISOString()))}::timestamptz[],
      ${sql.param(round.map(({ hits }) => hits))}::int[])
    on conflict (key) do update set
      hits = case when ${expired} then excluded.hits else ${throttles.hits} + excluded.hits end,
      window_started_at = case when ${expired} then excluded.window_started_at else ${throttles.windowStartedAt} end
    returning key, hits, window_started_at as "startedAt"`);
}
