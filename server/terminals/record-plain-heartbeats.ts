import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database, Reader } from "#db/client.ts";
import { stores } from "#db/schema/merchants.ts";
import { incidents, terminalHeartbeats, terminals } from "#db/schema/terminals.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import {
  type HeartbeatAnswer,
  type HeartbeatInput,
  heartbeatAnswerOf,
} from "#server/domain/device-protocol/config.ts";
import { distanceFromStore, FAR_FROM_STORE_M } from "#server/domain/terminals/distance.ts";
import { healthSlotOf } from "#server/domain/terminals/health.ts";
import { isDrift, mayReport } from "#server/domain/terminals/running.ts";
import { heartbeatRow } from "./health/heartbeat-row.ts";

interface Beat {
  terminalId: string;
  beat: HeartbeatInput;
}

/**
 * Keeps the heartbeats of many terminals, one of each, that only say that all is as it was; one statement looks and one
 * writes, however many there are. Those it answers nothing for are `recordHeartbeat`'s: they tell something, their
 * terminal is unknown, or somebody is changing it just now.
 */
export async function recordPlainHeartbeats(
  ctx: Context,
  beats: readonly Beat[],
): Promise<Map<string, HeartbeatAnswer>> {
  requirePermission(ctx, "terminal:relay");
  const ids = beats.map(({ terminalId }) => terminalId);
  const known = new Map((await read(ctx, (db) => knownOf(db, ids))).map((row) => [row.id, row]));
  const plain = beats.filter(({ terminalId, beat }) => {
    const terminal = known.get(terminalId);
    return terminal !== undefined && tellsNothing(terminal, beat);
  });
  if (plain.length === 0) return new Map();
  const kept = await changeByStatement(ctx, (db) => keep(db, ctx.now, plain));
  return new Map(
    kept.map((row) => [row.id, heartbeatAnswerOf(ctx, { ...row, keyDueAt: dateOf(row.keyDueAt) })]),
  );
}

const isOpen = (kind: string) => sql<boolean>`exists (
  select from ${incidents}
  where ${and(eq(incidents.terminalId, terminals.id), eq(incidents.kind, sql`${kind}`), isNull(incidents.resolvedAt))})`;

function knownOf(db: Reader, ids: string[]) {
  return db
    .select({
      id: terminals.id,
      reportedVersion: terminals.reportedVersion,
      reportedHash: terminals.reportedHash,
      reportedStatus: terminals.reportedStatus,
      lat: stores.lat,
      lng: stores.lng,
      hasDrifted: isOpen("config_drift"),
      isFar: isOpen("far_from_store"),
    })
    .from(terminals)
    .innerJoin(stores, eq(stores.id, terminals.storeId))
    .where(sql`${terminals.id} = any(${sql.param(ids)}::text[])`);
}

type Known = Awaited<ReturnType<typeof knownOf>>[number];

function tellsNothing(terminal: Known, beat: HeartbeatInput): boolean {
  if (mayReport(terminal, beat) || isDrift(terminal, beat)) return false;
  if (terminal.hasDrifted) return false;
  const distance = distanceFromStore(terminal, beat.location);
  return distance === null || (distance <= FAR_FROM_STORE_M && !terminal.isFar);
}

type Kept = { id: string; desiredVersion: number; keyDueAt: Date | string | null };

/** Rows that somebody holds are left out, so that nobody's heartbeat waits for another terminal's change. */
async function keep(db: Database, now: Date, plain: readonly Beat[]) {
  const noted = notedIn(db, now);
  const first = plain
    .filter(({ terminalId }) => !noted.has(terminalId))
    .map(({ terminalId, beat }) => heartbeatRow({ now }, terminalId, beat));
  const given = sql`unnest(
    ${sql.param(plain.map(({ terminalId }) => terminalId))}::text[],
    ${sql.param(plain.map(({ beat }) => beat.firmwareVersion))}::text[])`;
  const history = sql`unnest(
    ${sql.param(first.map(({ terminalId }) => terminalId))}::text[],
    ${sql.param(first.map(({ battery }) => battery))}::float8[],
    ${sql.param(first.map(({ network }) => network))}::text[],
    ${sql.param(first.map(({ clockSkewMs }) => clockSkewMs))}::int8[],
    ${sql.param(first.map(({ lat }) => lat))}::float8[],
    ${sql.param(first.map(({ lng }) => lng))}::float8[])`;
  const { rows: kept } = await db.execute<Kept>(sql`
    with free as (
      select given.* from ${terminals}
      join ${given} as given(id, firmware) on given.id = ${terminals.id}
      for no key update of ${terminals} skip locked),
    noted as (
      insert into ${terminalHeartbeats} (terminal_id, at, battery, network, clock_skew_ms, lat, lng)
      select free.id, ${healthSlotOf(now).toISOString()}::timestamptz, battery, network, skew, lat, lng
      from free join ${history} as history(id, battery, network, skew, lat, lng) on history.id = free.id
      on conflict do nothing)
    update ${terminals} set last_seen_at = ${now.toISOString()}::timestamptz, firmware_version = free.firmware
    from free where ${terminals.id} = free.id
    returning ${terminals.id} as id, ${terminals.desiredVersion} as "desiredVersion",
      ${terminals.keyDueAt} as "keyDueAt"`);
  for (const { id } of kept) noted.add(id);
  return kept;
}

/** What a statement in plain SQL answers is not mapped by its column. */
const dateOf = (value: Date | string | null) => (value === null ? null : new Date(value));

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
