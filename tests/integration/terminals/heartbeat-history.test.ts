import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { terminalHeartbeats } from "#db/schema/terminals.ts";
import { systemActor } from "#server/domain/actor.ts";
import type { HeartbeatInput } from "#server/domain/device-protocol/config.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { forgetHeartbeats } from "#server/terminals/health/forget-heartbeats.ts";
import { listHeartbeats } from "#server/terminals/health/list-heartbeats.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import { recordPlainHeartbeats } from "#server/terminals/record-plain-heartbeats.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { MODEL, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const MINUTE_MS = 60_000;
const world = worldOfFile(makeWorld);
const logistics = (now?: Date) => ({ ...world().asRole("logistics"), ...(now && { now }) });

const beatAt = (now: Date, changes: Partial<HeartbeatInput> = {}): HeartbeatInput => ({
  configVersion: 0,
  configHash: null,
  firmwareVersion: MODEL.firmware,
  battery: 80,
  network: "4G",
  clock: new Date(now.getTime() + 2_000).toISOString(),
  ...changes,
});
/** The beginning of a quarter of an hour that is about to be. */
const quarter = () => new Date((Math.floor(Date.now() / (15 * MINUTE_MS)) + 1) * 15 * MINUTE_MS);

async function beaten() {
  const place = await makeActiveTerminal(world());
  const now = new Date();
  await recordHeartbeat(place.terminal(now), beatAt(now));
  return { ...place, stranger: await makeActiveTerminal(world()) };
}

proveVerb("listHeartbeats", {
  arrange: beaten,
  as: ({ owner }) => owner(),
  call: (ctx, { terminalId }) => listHeartbeats(ctx, { terminalId, days: 1 }),
  succeeds: (beats) =>
    expect(beats).toMatchObject([{ battery: 80, network: "4G", clockSkewMs: 2_000, lat: null }]),
  needs: ["terminal:read", "terminal:read_own"],
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "terminal_not_found" },
  ...looking,
});

proveVerb("forgetHeartbeats", {
  arrange: beaten,
  as: () => world().asSystem(daysFromNow(31)),
  call: (ctx) => forgetHeartbeats(ctx),
  succeeds: async (_gone, { terminalId }) => {
    const rows = await world().runtime.db.$count(
      terminalHeartbeats,
      eq(terminalHeartbeats.terminalId, terminalId),
    );
    expect(rows).toBe(0);
  },
  needs: "trace:forget",
  foreign: noTenants("the portal's own timer forgets for all"),
  illegal: {
    given: () => forgetHeartbeats(world().asSystem(daysFromNow(31))),
    sees: (gone) => expect(gone).toBe(0),
  },
  audit: noRow("what nobody may look at any more leaves no trace of its own"),
});

test("one heartbeat of each quarter of an hour is kept, whether it came alone or with others", async () => {
  const { terminal, terminalId } = await makeActiveTerminal(world());
  const first = quarter();
  const at = (minutes: number) => new Date(first.getTime() + minutes * MINUTE_MS);
  await recordHeartbeat(terminal(first), beatAt(first, { battery: 60 }));
  const plain = async (minutes: number, battery: number) => {
    const now = at(minutes);
    const kept = await recordPlainHeartbeats(world().as(systemActor("device-link"), now), [
      { terminalId, beat: beatAt(now, { battery, location: { lat: 30.2, lng: 120.1 } }) },
    ]);
    expect(kept.has(terminalId)).toBe(true);
  };
  await plain(5, 59);
  await plain(16, 58);
  await plain(29, 57);
  const beats = await listHeartbeats(logistics(at(30)), { terminalId, days: 1 });
  expect(beats.map(({ battery }) => battery)).toEqual([60, 58]);
  expect(beats[1]).toMatchObject({ at: at(15).toISOString(), lat: 30.2, lng: 120.1, clockSkewMs: 2_000 });
});

test("a terminal is offline once it has been silent for longer than its model may be, and no longer when it speaks", async () => {
  const { terminal, terminalId } = await makeActiveTerminal(world());
  const isOffline = async (now: Date) => (await getTerminal(logistics(now), { terminalId })).offline;
  const now = new Date();
  expect(await isOffline(now)).toBe(false);
  const later = new Date(now.getTime() + 16 * MINUTE_MS);
  expect(await isOffline(later)).toBe(true);
  await recordHeartbeat(terminal(later), beatAt(later));
  expect(await isOffline(later)).toBe(false);
});
