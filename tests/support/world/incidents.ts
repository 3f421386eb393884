import { eq } from "drizzle-orm";
import { stores } from "#db/schema/merchants.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import type { HeartbeatInput } from "#server/domain/device-protocol/config.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import { makeActiveTerminal } from "../devices/active-terminal.ts";
import type { World } from "./world.ts";

export const SHANGHAI = { lat: 31.23, lng: 121.47 };
/** Some 1,200 km from there. */
export const SHENZHEN = { lat: 22.54, lng: 114.06 };

/** A sign of life from a place, of a terminal that runs nothing yet. */
export const beatFrom = (location: { lat: number; lng: number }): HeartbeatInput => ({
  configVersion: 0,
  configHash: null,
  firmwareVersion: "1.4.0",
  clock: "2026-11-26T00:00:00.000Z",
  location,
});

/** An active terminal of a store in Shanghai, which has told that it is in Shenzhen, and the incident of it. */
export async function farTerminal(world: World) {
  const place = await makeActiveTerminal(world);
  const { db } = world.runtime;
  await db.update(stores).set(SHANGHAI).where(eq(stores.merchantId, place.merchantId));
  await recordHeartbeat(place.terminal(), beatFrom(SHENZHEN));
  const [incident] = (await getTerminal(world.asRole("logistics"), place)).incidents;
  if (incident === undefined) throw new Error("It is far from its store");
  return { place, incident };
}

/** An active terminal that reported a configuration which it was never offered. */
export async function unknownConfig(world: World) {
  const place = await makeActiveTerminal(world);
  const { db } = world.runtime;
  await db.insert(incidents).values({
    id: `inc_${place.terminalId.slice(4)}`,
    terminalId: place.terminalId,
    kind: "unknown_version",
    details: { version: 7 },
    raisedAt: new Date(),
  });
  const [incident] = (await getTerminal(world.asRole("logistics"), place)).incidents;
  if (incident === undefined) throw new Error("It was just raised");
  return { place, incident };
}

/** How the incidents of a terminal stand, the oldest first. */
export async function statusesOf(world: World, terminalId: string): Promise<string[]> {
  const { db } = world.runtime;
  const rows = await db
    .select({ status: incidents.status, resolution: incidents.resolution })
    .from(incidents)
    .innerJoin(terminals, eq(terminals.id, incidents.terminalId))
    .where(eq(terminals.id, terminalId))
    .orderBy(incidents.raisedAt);
  return rows.map(({ status, resolution }) => resolution ?? status);
}
