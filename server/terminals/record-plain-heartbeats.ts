import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { terminalHeartbeats, terminalPresence } from "#db/schema/terminals.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import {
  type HeartbeatAnswer,
  type HeartbeatInput,
  heartbeatAnswerOf,
} from "#server/domain/device-protocol/config.ts";
import { healthSlotOf } from "#server/domain/terminals/health.ts";
import { heartbeatRow } from "./health/heartbeat-row.ts";
import { type Standing, standingsOf, tellsNothing } from "./health/standing.ts";

interface Beat {
  terminalId: string;
  beat: HeartbeatInput;
  /** As its token was read; those without are looked up. */
  standing?: Standing | undefined;
}

/**
 * Keeps the heartbeats of many terminals, one of each, that only say that all is as it was; one statement looks where
 * nobody has, and one writes, however many there are. Those it answers nothing for are `recordHeartbeat`'s: they tell
 * something, their terminal is unknown, or it is heard of at this very moment by another way.
 */
export async function recordPlainHeartbeats(
  ctx: Context,
  beats: readonly Beat[],
): Promise<Map<string, HeartbeatAnswer>> {
  requirePermission(ctx, "terminal:relay");
  const unknown = beats.flatMap(({ terminalId, standing }) => (standing === undefined ? [terminalId] : []));
  const looked = unknown.length === 0 ? [] : await read(ctx, async (db) => standingsOf(db, unknown));
  const known = new Map(looked.map((row) => [row.id, row]));
  const plain = beats.flatMap(({ terminalId, beat, standing }) => {
    const terminal = standing ?? known.get(terminalId);
    return terminal !== undefined && tellsNothing(terminal, beat) ? [{ terminalId, beat, terminal }] : [];
  });
  if (plain.length === 0) return new Map();
  const kept = await changeByStatement(ctx, (db) => keep(db, ctx.now, plain));
  return new Map(kept.map(({ terminal, terminalId }) => [terminalId, heartbeatAnswerOf(ctx, terminal)]));
}

interface Plain {
  terminalId: string;
  beat: HeartbeatInput;
  terminal: Standing;
}

/** Rows that somebody holds are left out, so that nobody's heartbeat waits for another terminal's. Returns what was kept. */
async function keep(db: Database, now: Date, plain: readonly Plain[]): Promise<Plain[]> {
  const noted = notedIn(db, now);
  const first = plain
    .filter(({ terminalId }) => !noted.has(terminalId))
    .map(({ terminalId, beat }) => heartbeatRow({ now }, terminalId, beat));
  const history = sql`unnest(
    ${sql.param(first.map(({ terminalId }) => terminalId))}::text[],
    ${sql.param(first.map(({ battery }) => battery))}::float8[],
    ${sql.param(first.map(({ network }) => network))}::text[],
    ${sql.param(first.map(({ clockSkewMs }) => clockSkewMs))}::int8[],
    ${sql.param(first.map(({ lat }) => lat))}::float8[],
    ${sql.param(first.map(({ lng }) => lng))}::float8[])`;
  const { rows } = await db.execute<{ ids: string | null }>(sql`
    with free as (
      select ${terminalPresence.terminalId} as id from ${terminalPresence}
      where ${terminalPresence.terminalId} = any(${sql.param(plain.map(({ terminalId }) => terminalId))}::text[])
      for no key update skip locked),
    noted as (
      insert into ${terminalHeartbeats} (terminal_id, at, battery, network, clock_skew_ms, lat, lng)
      select free.id, ${healthSlotOf(now).toISOString()}::timestamptz, battery, network, skew, lat, lng
      from free join ${history} as history(id, battery, network, skew, lat, lng) on history.id = free.id
      on conflict do nothing),
    seen as (
      update ${terminalPresence} set last_seen_at = ${now.toISOString()}::timestamptz
      from free where ${terminalPresence.terminalId} = free.id
      returning free.id)
    select string_agg(id, ' ') as ids from seen`);
  const ids = new Set(rows[0]?.ids?.split(" "));
  for (const id of ids) noted.add(id);
  return plain.filter(({ terminalId }) => ids.has(terminalId));
}

interface Noted {
  slot: number;
  ids: Set<string>;
}
const notedOf = new WeakMap<Database, Noted>();

/** Whose heartbeat of this time this process has kept already: most need not be offered to the table again. */
function notedIn(db: Database, now: Date): Set<string> {
  const slot = healthSlotOf(now).getTime();
  const known = notedOf.get(db);
  if (known?.slot === slot) return known.ids;
  const ids = new Set<string>();
  notedOf.set(db, { slot, ids });
  return ids;
}
