import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deviceModels } from "#db/schema/devices.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { createCaller } from "#server/api/router.ts";
import { DEVICE_TRANSITIONS } from "#server/domain/devices/status.ts";
import { MODEL, makeMerchant, makePerson, makeWorld, type World } from "../../support/world/world.ts";

// Whatever logistics does, in whatever order: no parcel of one merchant holds another's device, and nothing is stuck.

let world: World;
let merchants: [string, string];
let last = 0;
beforeAll(async () => {
  world = await makeWorld();
  merchants = [await aMerchant(), await aMerchant()];
});
afterAll(() => world.close());

function nextNumber(): number {
  last += 1;
  return last;
}

const aMerchant = async () => makeMerchant(world, await makePerson(world, ["applicant"]));
const api = () => createCaller(world.asRole("logistics"));
type Api = ReturnType<typeof api>;

const recipient = { name: "张测试", mobile: "13900000001", address: "上海市黄浦区南京东路 1 号" };
const reason = "as the test says";
const parcelNumber = () => `SF${String(nextNumber()).padStart(13, "0")}`;

/** A device of a model of its own, so that every reservation is about it. */
async function aDevice(): Promise<string> {
  const serialNumber = `KT${String(nextNumber()).padStart(6, "0")}`;
  const [model] = await world.runtime.db.select().from(deviceModels).where(eq(deviceModels.code, MODEL.code));
  if (model === undefined) throw new Error("the world has its model");
  await world.runtime.db.insert(deviceModels).values({ ...model, code: serialNumber });
  await api().devices.receive({ modelCode: serialNumber, serialNumbers: [serialNumber] });
  return serialNumber;
}

const deviceOf = async (serialNumber: string) => {
  const { items } = await api().devices.list({ serialNumber });
  const [device] = items;
  if (device === undefined) throw new Error("the device is gone");
  return device;
};
const openParcel = async (deviceId: string) =>
  (await api().shipments.list({})).items.find(
    (parcel) => parcel.deviceId === deviceId && parcel.events.length > 0,
  );

type Move = (api: Api, serialNumber: string) => Promise<unknown>;

const parcelStep =
  (step: "pack" | "deliver" | "takeBack" | "cancel"): Move =>
  async (caller, serialNumber) => {
    const parcel = await openParcel((await deviceOf(serialNumber)).id);
    if (parcel !== undefined)
      await caller.shipments[step]({ shipmentId: parcel.id, version: parcel.version });
  };
const parcelTurn =
  (step: "turnBack" | "lose"): Move =>
  async (caller, serialNumber) => {
    const parcel = await openParcel((await deviceOf(serialNumber)).id);
    if (parcel !== undefined)
      await caller.shipments[step]({ shipmentId: parcel.id, version: parcel.version, reason });
  };
const byHand =
  (step: "restock" | "sendToRepair" | "retire" | "reportLost"): Move =>
  async (caller, serialNumber) => {
    const { id, version } = await deviceOf(serialNumber);
    await caller.devices[step]({ deviceId: id, version, reason });
  };
const closing =
  (parcel?: "cancel" | "turn_back"): Move =>
  async (caller, serialNumber) => {
    const { terminalId } = await deviceOf(serialNumber);
    if (terminalId === null) return;
    const { version } = await caller.terminals.get({ terminalId });
    await caller.terminals.close({ terminalId, version, reason, ...(parcel !== undefined && { parcel }) });
  };
const reserveFor =
  (who: 0 | 1): Move =>
  (caller, modelCode) =>
    caller.devices.reserve({ merchantId: merchants[who], modelCode });

const MOVES: Record<string, Move> = {
  "reserve for A": reserveFor(0),
  "reserve for B": reserveFor(1),
  "create a parcel": async (caller, serialNumber) =>
    caller.shipments.create({ deviceId: (await deviceOf(serialNumber)).id, recipient }),
  pack: parcelStep("pack"),
  ship: async (caller, serialNumber) => {
    const parcel = await openParcel((await deviceOf(serialNumber)).id);
    if (parcel === undefined) return;
    const label = { carrier: "sf" as const, trackingNumber: parcelNumber() };
    await caller.shipments.ship({ shipmentId: parcel.id, version: parcel.version, ...label });
  },
  deliver: parcelStep("deliver"),
  "turn back": parcelTurn("turnBack"),
  "take back": parcelStep("takeBack"),
  "lose the parcel": parcelTurn("lose"),
  "cancel the parcel": parcelStep("cancel"),
  release: async (caller, serialNumber) => {
    const { id, version } = await deviceOf(serialNumber);
    await caller.devices.release({ deviceId: id, version });
  },
  "close the terminal": closing(),
  "close it and cancel": closing("cancel"),
  "close it and turn back": closing("turn_back"),
  restock: byHand("restock"),
  repair: byHand("sendToRepair"),
  retire: byHand("retire"),
  "report lost": byHand("reportLost"),
};
const names = Object.keys(MOVES);

/** A refusal is an answer like any other; a fault of ours is none. */
async function play(name: string, serialNumber: string): Promise<void> {
  const refusals = ["CONFLICT", "NOT_FOUND", "BAD_REQUEST"];
  try {
    await MOVES[name]?.(api(), serialNumber);
  } catch (error) {
    expect(refusals, `${name}: ${String(error)}`).toContain((error as { code?: string }).code);
  }
}

const INVARIANTS = readFileSync(new URL("../../support/invariants.sql", import.meta.url), "utf8");

/** I8, and that whatever is not at its end can be moved by somebody. */
async function check(serialNumber: string): Promise<void> {
  const { rows } = await world.runtime.db.execute<{ invariant: string }>(sql.raw(INVARIANTS));
  expect(rows.filter(({ invariant }) => invariant.startsWith("I8"))).toEqual([]);
  const device = await deviceOf(serialNumber);
  const parcel = await openParcel(device.id);
  const final = Object.keys(DEVICE_TRANSITIONS[device.status]).length === 0;
  const byTerminal = device.terminalId !== null;
  const movable =
    device.events.length > 0 || parcel !== undefined || byTerminal || device.status === "reserved";
  expect(final || movable, `${serialNumber} is ${device.status} for ever`).toBe(true);
  expect(device.openShipmentId).toBe(parcel?.id ?? null);
}

test("any order of steps leaves device, parcel and terminal with one merchant, and a way on", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 4, maxLength: 14 }), async (steps) => {
      const serialNumber = await aDevice();
      for (const step of ["reserve for A", ...steps]) {
        await play(step, serialNumber);
        await check(serialNumber);
      }
    }),
    { numRuns: Number(process.env.RUWANG_RUNS ?? 25) },
  );
});

test("release, close and reserve for another, in every order after a parcel was made, never move A's parcel to B", async () => {
  const acts = ["release", "close the terminal", "close it and cancel", "reserve for B", "create a parcel"];
  for (const order of ordersOf(acts)) {
    const serialNumber = await aDevice();
    for (const step of ["reserve for A", "create a parcel", ...order]) await play(step, serialNumber);
    await check(serialNumber);
  }
});

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) =>
    ordersOf(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]),
  );
}

test("two people at once: a parcel is made or its device released, never both", async () => {
  for (let round = 0; round < 8; round++) {
    const serialNumber = await aDevice();
    await play("reserve for A", serialNumber);
    const { id, version } = await deviceOf(serialNumber);
    const [made, released] = await Promise.allSettled([
      api().shipments.create({ deviceId: id, recipient }),
      api().devices.release({ deviceId: id, version }),
    ]);
    expect([made.status, released.status].sort()).toEqual(["fulfilled", "rejected"]);
    await check(serialNumber);
  }
});

describe("a parcel under way", () => {
  const shipped = async () => {
    const serialNumber = await aDevice();
    for (const step of ["reserve for A", "create a parcel", "pack", "ship"]) await play(step, serialNumber);
    return serialNumber;
  };

  test("must be spoken of by whoever closes its terminal, and comes back to an end", async () => {
    const serialNumber = await shipped();
    const before = await deviceOf(serialNumber);
    const { version, parcel } = await api().terminals.get({ terminalId: before.terminalId ?? "" });
    expect(parcel).toEqual({ shipmentId: before.openShipmentId, onClosing: "turn_back" });
    const close = { terminalId: before.terminalId ?? "", version, reason };
    await expect(api().terminals.close(close)).rejects.toThrow(/in a parcel/);
    await expect(api().terminals.close({ ...close, parcel: "cancel" })).rejects.toThrow(/in a parcel/);
    await api().terminals.close({ ...close, parcel: "turn_back" });
    expect(await deviceOf(serialNumber)).toMatchObject({ status: "returning", events: [], terminalId: null });
    await play("take back", serialNumber);
    expect(await deviceOf(serialNumber)).toMatchObject({ status: "returning", merchantId: merchants[0] });
    await play("restock", serialNumber);
    expect(await deviceOf(serialNumber)).toMatchObject({ status: "in_stock", merchantId: null });
  });

  test("that is lost takes its device and terminal along, and a found device can be restocked", async () => {
    const serialNumber = await shipped();
    const { terminalId } = await deviceOf(serialNumber);
    await play("lose the parcel", serialNumber);
    expect(await deviceOf(serialNumber)).toMatchObject({ status: "lost", terminalId: null });
    expect(await api().terminals.get({ terminalId: terminalId ?? "" })).toMatchObject({ status: "closed" });
    await play("restock", serialNumber);
    expect(await deviceOf(serialNumber)).toMatchObject({ status: "in_stock" });
  });

  test("has a tracking number that no other parcel of its carrier has", async () => {
    const label = { carrier: "sf" as const, trackingNumber: parcelNumber() };
    const ship = async (changes = {}) => {
      const serialNumber = await aDevice();
      for (const step of ["reserve for A", "create a parcel", "pack"]) await play(step, serialNumber);
      const parcel = await openParcel((await deviceOf(serialNumber)).id);
      const ref = { shipmentId: parcel?.id ?? "", version: parcel?.version ?? 0 };
      return api().shipments.ship({ ...ref, ...label, ...changes });
    };
    await ship();
    await expect(ship({ trackingNumber: ` ${label.trackingNumber.toLowerCase()}` })).rejects.toThrow(/label/);
    expect(await ship({ carrier: "zto" })).toMatchObject({ status: "shipped" });
  });
});

describe("the database", () => {
  test.each([
    [
      "a parcel for another merchant than its device",
      (id: string) => sql`update shipments set merchant_id = ${merchants[1]} where device_id = ${id}`,
    ],
    [
      "a device handed on while it is in a parcel",
      (id: string) => sql`update devices set merchant_id = ${merchants[1]} where id = ${id}`,
    ],
    [
      "a device restocked while it is in a parcel",
      (id: string) => sql`update devices set status = 'in_stock', merchant_id = null where id = ${id}`,
    ],
    [
      "a terminal given to another merchant and its store",
      (id: string) => sql`update terminals set merchant_id = ${merchants[1]},
        store_id = (select id from stores where merchant_id = ${merchants[1]} limit 1) where device_id = ${id}`,
    ],
    [
      "a parcel shipped without its device",
      (id: string) =>
        sql`update shipments set status = 'shipped', carrier = 'sf', tracking_number = 'SFALONE1' where device_id = ${id}`,
    ],
  ])("refuses %s", async (_, statement) => {
    const serialNumber = await aDevice();
    for (const step of ["reserve for A", "create a parcel"]) await play(step, serialNumber);
    const { id } = await deviceOf(serialNumber);
    const error = await world.runtime.db.execute(statement(id)).catch((caught: unknown) => caught);
    expect(brokenConstraint(error)).toBe("device_parcel_terminal_fit");
  });
});
