import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { stores } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { ResolveIncidentInput } from "#server/domain/terminals/incidents/inputs.ts";
import type { IncidentView } from "#server/domain/terminals/incidents/views.ts";
import { INCIDENT_WAITS } from "#server/domain/terminals/incidents/waits.ts";
import { closeTerminal } from "#server/terminals/close-terminal.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { listIncidents } from "#server/terminals/incidents/list-incidents.ts";
import { resolveIncident } from "#server/terminals/incidents/resolve-incident.ts";
import { recordHeartbeat } from "#server/terminals/record-heartbeat.ts";
import {
  beatFrom,
  farTerminal,
  SHANGHAI,
  SHENZHEN,
  statusesOf,
  unknownConfig,
} from "../../../support/world/incidents.ts";
import { secondStore } from "../../../support/world/stores.ts";
import { makeWorld } from "../../../support/world/world.ts";
import { worldOfFile } from "../../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const ref = ({ id: incidentId, version }: IncidentView) => ({ incidentId, version, reason: "电话核实" });
const end = (input: ResolveIncidentInput) => resolveIncident(logistics(), input);

describe("a terminal far from its store", () => {
  test("tells how far and where, and who has the next move until when", async () => {
    const { incident } = await farTerminal(world());
    expect(incident.details).toMatchObject({ at: SHENZHEN });
    expect(incident.details.distanceM).toBeGreaterThan(1_000_000);
    const { days } = INCIDENT_WAITS.far_from_store;
    const dueAt = new Date(Date.parse(incident.raisedAt) + days * DAY_MS).toISOString();
    expect(incident.wait).toEqual({ holder: "logistics", dueAt });
  });

  test("is registered in the store to which it moved, and nowhere that is as far", async () => {
    const { place, incident } = await farTerminal(world());
    const near = await secondStore(world(), place.merchantId);
    const moved = { ...ref(incident), resolution: "moved", storeId: near.id } as const;
    await expect(end(moved)).rejects.toMatchObject({ reason: "still_far_from_store" });
    const { db } = world().runtime;
    await db.update(stores).set(SHENZHEN).where(eq(stores.id, near.id));
    expect(await end(moved)).toMatchObject({ status: "resolved", resolution: "moved", storeId: near.id });
    await recordHeartbeat(place.terminal(), beatFrom(SHENZHEN));
    expect(await statusesOf(world(), place.terminalId)).toEqual(["moved"]);
  });

  test("corrects where its store is registered, once, on record", async () => {
    const { place, incident } = await farTerminal(world());
    const corrected = (position: { lat: number; lng: number }) =>
      ({ ...ref(incident), resolution: "position_corrected", position }) as const;
    await expect(end(corrected(SHANGHAI))).rejects.toMatchObject({ reason: "still_far_from_store" });
    await end(corrected(SHENZHEN));
    const { db } = world().runtime;
    const [store] = await db.select().from(stores).where(eq(stores.id, incident.storeId));
    expect(store).toMatchObject(SHENZHEN);
    await recordHeartbeat(place.terminal(), beatFrom(SHENZHEN));
    expect(await statusesOf(world(), place.terminalId)).toEqual(["position_corrected"]);
  });

  test("is stopped with its device where nobody can say why", async () => {
    const { place, incident } = await farTerminal(world());
    await end({ ...ref(incident), resolution: "suspended" });
    expect(await getTerminal(logistics(), place)).toMatchObject({
      status: "suspended",
      deviceStatus: "suspended",
    });
  });

  test("is not told of again from a place that was found to be false, and is from any other", async () => {
    const { place, incident } = await farTerminal(world());
    await end({ ...ref(incident), resolution: "false_position" });
    await recordHeartbeat(place.terminal(), beatFrom(SHENZHEN));
    expect(await statusesOf(world(), place.terminalId)).toEqual(["false_position"]);
    await recordHeartbeat(place.terminal(), beatFrom({ lat: 39.9, lng: 116.4 }));
    expect(await statusesOf(world(), place.terminalId)).toEqual(["false_position", "open"]);
  });

  test("is an incident anew when it leaves again, and none once it is back", async () => {
    const { place, incident } = await farTerminal(world());
    await end({ ...ref(incident), resolution: "brought_back" });
    await recordHeartbeat(place.terminal(), beatFrom(SHENZHEN));
    await recordHeartbeat(place.terminal(), beatFrom(SHANGHAI));
    expect(await statusesOf(world(), place.terminalId)).toEqual(["brought_back", "cause_ended"]);
  });

  test("leaves nothing open when it is closed", async () => {
    const { place } = await farTerminal(world());
    const { version } = await getTerminal(logistics(), place);
    await closeTerminal(logistics(), { terminalId: place.terminalId, version, reason: "商户关店" });
    expect(await statusesOf(world(), place.terminalId)).toEqual(["terminal_closed"]);
  });

  test("is ended by one of two who end it at once", async () => {
    const { place, incident } = await farTerminal(world());
    const tries = await Promise.allSettled([
      end({ ...ref(incident), resolution: "suspended" }),
      end({ ...ref(incident), resolution: "brought_back" }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { status } = await getTerminal(logistics(), place);
    expect(status).toBe(tries[0]?.status === "fulfilled" ? "suspended" : "active");
  });
});

test("an incident ends in no way that belongs to another kind", async () => {
  const { incident } = await unknownConfig(world());
  expect(incident.resolutions).toEqual(["explained", "suspended"]);
  const brought = end({ ...ref(incident), resolution: "brought_back" });
  await expect(brought).rejects.toMatchObject({ code: "conflict", reason: "resolution_does_not_fit" });
});

test("an incident is overdue once it has been open longer than its kind allows", async () => {
  const { incident } = await farTerminal(world());
  const isListed = async (ms: number) => {
    const due = Date.parse(incident.raisedAt) + INCIDENT_WAITS.far_from_store.days * DAY_MS;
    const later: Context = { ...logistics(), now: new Date(due + ms) };
    const { items } = await listIncidents(later, { search: incident.serialNumber, overdue: true });
    return items.length === 1;
  };
  expect([await isListed(0), await isListed(1)]).toEqual([false, true]);
  await end({ ...ref(incident), resolution: "brought_back" });
  expect(await isListed(1)).toBe(false);
});

test("a merchant sees that its terminal is looked into, and not what staff say of it", async () => {
  const { place, incident } = await farTerminal(world());
  await end({ ...ref(incident), resolution: "brought_back" });
  const [seen] = (await getTerminal(place.owner(), place)).incidents;
  expect(seen).toMatchObject({ kind: "far_from_store", resolution: "brought_back", reason: null });
});
