import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { stockTakes } from "#db/schema/stock-takes.ts";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { cancelStockTake } from "#server/devices/stock-takes/cancel-stock-take.ts";
import { closeStockTake } from "#server/devices/stock-takes/close-stock-take.ts";
import { getStockTake } from "#server/devices/stock-takes/get-stock-take.ts";
import { listStockTakes } from "#server/devices/stock-takes/list-stock-takes.ts";
import { scanStockTake } from "#server/devices/stock-takes/scan-stock-take.ts";
import { startStockTake } from "#server/devices/stock-takes/start-stock-take.ts";
import { stockTakeFile, stockTakeView } from "#server/domain/devices/stock-takes/views.ts";
import { newModel, newSerial } from "#tests/support/stock/devices.ts";
import { looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { makePerson, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

let counter = "";
const world = worldOfFile(async () => {
  const made = await makeWorld();
  counter = await makePerson(made, ["logistics"]);
  return made;
});
/** Somebody of logistics who is on record: a count says who began it. */
const logistics = () => world().as({ kind: "person", id: counter, roles: ["logistics"], sessionId: "test" });

/** Three units of a model of their own. */
async function shelf() {
  const model = newModel();
  await addModel(world().runtime.seeding(), model);
  const serialNumbers = [newSerial(), newSerial(), newSerial()];
  await receiveDevices(logistics(), { modelCode: model.code, serialNumbers });
  return { modelCode: model.code, serialNumbers };
}
async function begun() {
  const { modelCode, serialNumbers } = await shelf();
  const { id, version } = await startStockTake(logistics(), { modelCode });
  return { stockTakeId: id, version, modelCode, serialNumbers };
}
const ofStaff = {
  as: logistics,
  needs: "device:write",
  foreign: noTenants("what lies on the shelves is nobody's yet"),
} as const;

proveVerb("startStockTake", {
  ...ofStaff,
  arrange: shelf,
  call: (ctx, { modelCode }) => startStockTake(ctx, { modelCode }),
  succeeds: (take, { modelCode }) =>
    expect(stockTakeView.parse(take)).toMatchObject({ status: "open", modelCode, scanned: 0, missing: null }),
  illegal: {
    given: ({ modelCode }) => startStockTake(logistics(), { modelCode }),
    code: "conflict",
    reason: "stock_take_open",
  },
  audit: { action: "stock_take.start", subjectId: (_at, { id }) => id },
});

proveVerb("scanStockTake", {
  ...ofStaff,
  arrange: begun,
  call: (ctx, { stockTakeId, serialNumbers: [one = ""] }) =>
    scanStockTake(ctx, { stockTakeId, serialNumbers: [one, one] }),
  succeeds: ({ scanned }) => expect(scanned).toBe(1),
  illegal: {
    given: ({ stockTakeId, version }) => cancelStockTake(logistics(), { stockTakeId, version }),
    reason: "stock_take_ended",
  },
  audit: noRow("what is scanned says nothing until the count is closed, which has its own"),
});

proveVerb("closeStockTake", {
  ...ofStaff,
  arrange: begun,
  call: (ctx, { stockTakeId, version }) => closeStockTake(ctx, { stockTakeId, version }),
  succeeds: (take) => expect(take).toMatchObject({ status: "closed", missing: 3, surplus: 0 }),
  illegal: {
    given: ({ stockTakeId, version }) => closeStockTake(logistics(), { stockTakeId, version }),
    reason: "transition_refused",
  },
  audit: { action: "stock_take.close", subjectId: ({ stockTakeId }) => stockTakeId },
});

proveVerb("cancelStockTake", {
  ...ofStaff,
  arrange: begun,
  call: (ctx, { stockTakeId, version }) => cancelStockTake(ctx, { stockTakeId, version }),
  succeeds: (take) => expect(take).toMatchObject({ status: "canceled", missing: null }),
  illegal: {
    given: ({ stockTakeId, version }) => closeStockTake(logistics(), { stockTakeId, version }),
    reason: "transition_refused",
  },
  audit: { action: "stock_take.cancel", subjectId: ({ stockTakeId }) => stockTakeId },
});

proveVerb("getStockTake", {
  ...ofStaff,
  ...looking,
  needs: "device:read",
  arrange: begun,
  call: (ctx, { stockTakeId }) => getStockTake(ctx, { stockTakeId }),
  succeeds: (file) => expect(stockTakeFile.parse(file).differences).toEqual([]),
});

proveVerb("listStockTakes", {
  ...ofStaff,
  ...looking,
  needs: "device:read",
  arrange: begun,
  call: (ctx) => listStockTakes(ctx, {}),
  succeeds: ({ items }, { stockTakeId }) =>
    expect(items).toContainEqual(expect.objectContaining({ id: stockTakeId })),
});

test("a count lists what was not found and what should not be here, and changes no device", async () => {
  const { stockTakeId, version, serialNumbers } = await begun();
  const stranger = newSerial();
  const found = [...serialNumbers.slice(0, 2), stranger];
  // Two people scan the same shelf at once.
  await Promise.all([1, 2].map(() => scanStockTake(logistics(), { stockTakeId, serialNumbers: found })));
  const closed = await closeStockTake(logistics(), { stockTakeId, version });
  expect(closed).toMatchObject({ scanned: 3, missing: 1, surplus: 1 });
  const { differences } = await getStockTake(logistics(), { stockTakeId });
  expect(differences).toEqual([
    {
      serialNumber: serialNumbers[2],
      difference: "missing",
      status: "in_stock",
      warehouseName: "总仓",
      deviceId: expect.stringMatching(/^dev_/),
    },
    { serialNumber: stranger, difference: "surplus", status: null, warehouseName: null, deviceId: null },
  ]);
});

test("of two who begin the same count at once, one does", async () => {
  const { modelCode } = await shelf();
  const begun = await Promise.allSettled([1, 2].map(() => startStockTake(logistics(), { modelCode })));
  expect(begun.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const open = await world().runtime.db.$count(stockTakes, eq(stockTakes.modelCode, modelCode));
  expect(open).toBe(1);
  await expectRefusal(startStockTake(logistics(), { modelCode: "M-none" }), "not_found", "model_not_found");
});
