import { eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { executeFilled } from "#db/execute-filled.ts";
import { stores } from "#db/schema/merchants.ts";
import { terminalHeartbeats, terminalPresence, terminals } from "#db/schema/terminals.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import {
  type HeartbeatAnswer,
  type HeartbeatInput,
  heartbeatAnswerOf,
} from "#server/domain/device-protocol/config.ts";
import { healthSlotOf } from "#server/domain/terminals/health.ts";
import { tokenHolds } from "./activation/authenticate-token.ts";
import { heartbeatRow } from "./health/heartbeat-row.ts";
import { STANDING, type Standing, TROUBLES, tellsNothing } from "./health/standing.ts";

interface Beat {
  terminalId: string;
  beat: HeartbeatInput;
  /** When its token was issued, which is to hold still; undefined where whoever relays it has seen to that. */
  issuedAt?: Date | undefined;
}

/**
 * Keeps the heartbeats of many terminals, one of each, that only say that all is as it was, by one statement, however
 * many there are. Those it answers nothing for are `recordHeartbeat`'s: they tell something, their terminal is unknown, or
 * it is heard of at this very moment by another way. Null where its token holds no longer, and nothing was kept.
 */
export async function recordPlainHeartbeats(
  ctx: Context,
  beats: readonly Beat[],
): Promise<Map<string, HeartbeatAnswer | null>> {
  requirePermission(ctx, "terminal:relay");
  const told = new Map(beats.map((one) => [one.terminalId, one.beat]));
  const rows = await changeByStatement(ctx, (db) => keep(db, ctx.now, beats));
  const serverTime = ctx.now.toISOString();
  const answers = new Map<string, HeartbeatAnswer | null>();
  for (const row of rows) {
    const beat = told.get(row.id);
    if (!row.holds) answers.set(row.id, null);
    else if (beat !== undefined && row.isKept && tellsNothing(row, beat))
      answers.set(row.id, heartbeatAnswerOf(serverTime, row));
  }
  return answers;
}

/** `isKept`: it was heard of before, and nobody notes it at this very moment, for whom nobody else's heartbeat waits. */
type Looked = Standing & { holds: boolean; isKept: boolean };

async function keep(db: Database, now: Date, beats: readonly Beat[]): Promise<Looked[]> {
  const noted = notedIn(db, now);
  const first = beats
    .filter(({ terminalId }) => !noted.has(terminalId))
    .map(({ terminalId, beat }) => heartbeatRow({ now }, terminalId, beat));
  const values = {
    ids: beats.map(({ terminalId }) => terminalId),
    issued: beats.map(({ issuedAt }) => issuedAt?.toISOString() ?? null),
    firstIds: first.map(({ terminalId }) => terminalId),
    battery: first.map(({ battery }) => battery),
    network: first.map(({ network }) => network),
    skew: first.map(({ clockSkewMs }) => clockSkewMs),
    lat: first.map(({ lat }) => lat),
    lng: first.map(({ lng }) => lng),
    slot: healthSlotOf(now).toISOString(),
    now: now.toISOString(),
  };
  const rows = await executeFilled<Looked>(db, { name: "keep_heartbeats", build: keeping, values });
  for (const { id, isKept } of rows) if (isKept) noted.add(id);
  return rows;
}

const given = (name: string) => sql.placeholder(name);

function keeping(): SQL {
  const told = sql`unnest(${given("ids")}::text[], ${given("issued")}::timestamptz[])`;
  const history = sql`unnest(
    ${given("firstIds")}::text[],
    ${given("battery")}::float8[],
    ${given("network")}::text[],
    ${given("skew")}::int8[],
    ${given("lat")}::float8[],
    ${given("lng")}::float8[])`;
  return sql`
    with standing as materialized (
      select ${STANDING}, told.issued is null or ${tokenHolds(sql`told.issued`)} as holds
      from ${told} as told(id, issued)
      join ${terminals} on ${terminals.id} = told.id
      join ${stores} on ${eq(stores.id, terminals.storeId)}
      ${TROUBLES}),
    free as (
      select ${terminalPresence.terminalId} as id from ${terminalPresence}
      join standing on standing.id = ${terminalPresence.terminalId} and standing.holds
      for no key update of ${terminalPresence} skip locked),
    noted as (
      insert into ${terminalHeartbeats} (terminal_id, at, battery, network, clock_skew_ms, lat, lng)
      select free.id, ${given("slot")}::timestamptz, battery, network, skew, lat, lng
      from free join ${history} as history(id, battery, network, skew, lat, lng) on history.id = free.id
      on conflict do nothing),
    seen as (
      update ${terminalPresence} set last_seen_at = ${given("now")}::timestamptz
      from free where ${terminalPresence.terminalId} = free.id)
    select standing.*, free.id is not null as "isKept" from standing left join free on free.id = standing.id`;
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
