import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { devices } from "#db/schema/devices.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { listCatalogue } from "#server/devices/catalogue/list-catalogue.ts";
import { setLowStock } from "#server/devices/catalogue/set-low-stock.ts";
import { countStock } from "#server/devices/count-stock.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { restockDevice } from "#server/devices/restock-device.ts";
import { closeStockTake } from "#server/devices/stock-takes/close-stock-take.ts";
import { getStockTake } from "#server/devices/stock-takes/get-stock-take.ts";
import { scanStockTake } from "#server/devices/stock-takes/scan-stock-take.ts";
import { startStockTake } from "#server/devices/stock-takes/start-stock-take.ts";
import { changeWarehouse } from "#server/devices/warehouses/change-warehouse.ts";
import { closeWarehouse } from "#server/devices/warehouses/close-warehouse.ts";
import { listWarehouses } from "#server/devices/warehouses/list-warehouses.ts";
import { makeDefaultWarehouse } from "#server/devices/warehouses/make-default-warehouse.ts";
import { moveStock } from "#server/devices/warehouses/move-stock.ts";
import { openWarehouse } from "#server/devices/warehouses/open-warehouse.ts";
import { reopenWarehouse } from "#server/devices/warehouses/reopen-warehouse.ts";
import { warehouseView } from "#server/domain/devices/warehouses/views.ts";
import { takeBackShipment } from "#server/shipments/take-back-shipment.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { returningShipment, shipmentInput } from "#tests/support/shipments/shipments.ts";
import { stockedMerchant } from "#tests/support/stock/devices.ts";
import { newWarehouse, openedWarehouse, warehouseInput } from "#tests/support/stock/warehouses.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().as({ ...world().twoPeople().maker.actor, roles: ["logistics"] } as never);
const reason = "补货";
const ofStaff = {
  as: logistics,
  needs: "warehouse:write",
  foreign: noTenants("what lies on the shelves is nobody's yet"),
  arrange: async () => ({ warehouse: await openedWarehouse(world()) }),
} as const;
const subjectId = ({ warehouse }: { warehouse: { id: string } }) => warehouse.id;
const closed = async () => ({
  warehouse: await closeWarehouse(logistics(), warehouseInput(await openedWarehouse(world()))),
});
/** A device in the default warehouse, and another warehouse to move it to. */
async function twoPlaces() {
  const { serialNumber, modelCode, merchantId } = await stockedMerchant(world());
  return { warehouse: await openedWarehouse(world()), serialNumber, modelCode, merchantId };
}
const deviceOf = async (serialNumber: string) => {
  const [row] = await world().runtime.db.select().from(devices).where(eq(devices.serialNumber, serialNumber));
  if (row === undefined) throw new Error("A device that was received is there");
  return row;
};
const moved = ({ warehouse, serialNumber }: { warehouse: { id: string }; serialNumber: string }) =>
  moveStock(logistics(), { warehouseId: warehouse.id, serialNumbers: [serialNumber], reason });

proveVerb("openWarehouse", {
  ...ofStaff,
  arrange: async () => newWarehouse(),
  call: (ctx, input) => openWarehouse(ctx, input),
  succeeds: (opened, { code }) =>
    expect(warehouseView.parse(opened)).toMatchObject({ code, status: "open", isDefault: false, onShelf: 0 }),
  illegal: {
    given: (input) => openWarehouse(logistics(), input),
    code: "conflict",
    reason: "warehouse_code_taken",
  },
  audit: { action: "warehouse.open", subjectId: (_at, { id }) => id },
});

proveVerb("changeWarehouse", {
  ...ofStaff,
  call: (ctx, { warehouse }) =>
    changeWarehouse(ctx, { ...warehouseInput(warehouse), name: "北京仓", address: "北京市测试街 2 号" }),
  succeeds: (warehouse) => expect(warehouse).toMatchObject({ name: "北京仓", version: 2 }),
  illegal: {
    given: ({ warehouse }) => makeDefaultWarehouse(logistics(), warehouseInput(warehouse)),
    code: "conflict",
    reason: "changed_meanwhile",
  },
  audit: { action: "warehouse.change", subjectId },
});

proveVerb("closeWarehouse", {
  ...ofStaff,
  call: (ctx, { warehouse }) => closeWarehouse(ctx, warehouseInput(warehouse)),
  succeeds: (warehouse) => expect(warehouse).toMatchObject({ status: "closed", events: ["reopen"] }),
  illegal: { instead: closed, reason: "transition_refused" },
  audit: { action: "warehouse.close", subjectId },
});

proveVerb("reopenWarehouse", {
  ...ofStaff,
  arrange: closed,
  call: (ctx, { warehouse }) => reopenWarehouse(ctx, warehouseInput(warehouse)),
  succeeds: ({ status }) => expect(status).toBe("open"),
  illegal: {
    given: ({ warehouse }) => reopenWarehouse(logistics(), warehouseInput(warehouse)),
    reason: "transition_refused",
  },
  audit: { action: "warehouse.reopen", subjectId },
});

proveVerb("makeDefaultWarehouse", {
  ...ofStaff,
  call: (ctx, { warehouse }) => makeDefaultWarehouse(ctx, warehouseInput(warehouse)),
  succeeds: async ({ isDefault }) => {
    expect(isDefault).toBe(true);
    const all = await listWarehouses(logistics());
    expect(all.filter((one) => one.isDefault)).toHaveLength(1);
  },
  illegal: { instead: closed, code: "conflict", reason: "warehouse_closed" },
  audit: { action: "warehouse.make_default", subjectId },
});

proveVerb("listWarehouses", {
  ...ofStaff,
  ...looking,
  needs: "device:read",
  call: (ctx) => listWarehouses(ctx),
  succeeds: (all, { warehouse }) =>
    expect(all).toContainEqual(expect.objectContaining({ id: warehouse.id, inStock: 0 })),
});

proveVerb("moveStock", {
  ...ofStaff,
  needs: "device:write",
  arrange: twoPlaces,
  call: (ctx, { warehouse, serialNumber }) =>
    moveStock(ctx, { warehouseId: warehouse.id, serialNumbers: [serialNumber, serialNumber], reason }),
  succeeds: async (answer, { warehouse, serialNumber }) => {
    expect(answer).toEqual({ moved: 1 });
    expect(await deviceOf(serialNumber)).toMatchObject({ warehouseId: warehouse.id, status: "in_stock" });
  },
  illegal: {
    given: ({ merchantId, modelCode }) => reserveDevice(logistics(), { merchantId, modelCode }),
    code: "conflict",
    reason: "devices_not_movable",
  },
  audit: { action: "device.move", subjectId: async ({ serialNumber }) => (await deviceOf(serialNumber)).id },
});

describe("a warehouse with devices", () => {
  test("is not closed, nor by SQL", async () => {
    const at = await twoPlaces();
    await moved(at);
    await expectRefusal(
      closeWarehouse(logistics(), warehouseInput(at.warehouse)),
      "conflict",
      "warehouse_not_empty",
    );
    const forced = sql`update warehouses set status = 'closed' where id = ${at.warehouse.id}`;
    const error = await world()
      .runtime.db.execute(forced)
      .catch((caught: unknown) => caught);
    expect(brokenConstraint(error)).toBe("warehouses_empty_when_closed");
  });

  test("that is closed while something is put into it is either open with it or closed without", async () => {
    const at = await twoPlaces();
    const both = await Promise.allSettled([
      moved(at),
      closeWarehouse(logistics(), warehouseInput(at.warehouse)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

test("the default warehouse is not closed before another is the default", async () => {
  const main = (await listWarehouses(logistics())).find(({ isDefault }) => isDefault);
  if (main === undefined) throw new Error("There is always a default warehouse");
  await expectRefusal(closeWarehouse(logistics(), warehouseInput(main)), "conflict", "warehouse_default");
});

test("a device is reserved from the warehouse that was asked for, and lies nowhere once it has left", async () => {
  const at = await twoPlaces();
  const { merchantId, modelCode, warehouse } = at;
  const asked = { merchantId, modelCode, warehouseId: warehouse.id };
  await expectRefusal(reserveDevice(logistics(), asked), "conflict", "out_of_stock");
  await moved(at);
  const { device } = await reserveDevice(logistics(), asked);
  expect(device).toMatchObject({ warehouseId: warehouse.id, warehouseName: warehouse.name });
  const { shipment } = await returningShipment(world());
  expect((await deviceOf(shipment.serialNumber)).warehouseId).toBeNull();
});

test("what comes back is put where it is said, or else into the default warehouse", async () => {
  const { warehouse } = await ofStaff.arrange();
  const main = (await listWarehouses(logistics())).find(({ isDefault }) => isDefault);
  for (const warehouseId of [undefined, warehouse.id]) {
    const { shipment } = await returningShipment(world());
    await takeBackShipment(logistics(), shipmentInput(shipment));
    const { id: deviceId, version } = await deviceOf(shipment.serialNumber);
    const shelved = await restockDevice(logistics(), { deviceId, version, reason, warehouseId });
    expect(shelved.warehouseId).toBe(warehouseId ?? main?.id);
  }
});

test("nothing is received into a warehouse that is closed", async () => {
  const { warehouse } = await closed();
  const { modelCode } = await stockedMerchant(world());
  const delivery = { modelCode, warehouseId: warehouse.id, serialNumbers: [`X${Date.now()}`] };
  await expectRefusal(receiveDevices(logistics(), delivery), "conflict", "warehouse_closed");
});

test("a count is of one warehouse: what lies in another by the record is found there as surplus", async () => {
  const at = await twoPlaces();
  const { warehouse, modelCode, serialNumber } = at;
  const count = { warehouseId: warehouse.id, modelCode };
  const { id: stockTakeId, version } = await startStockTake(logistics(), count);
  // The same model in the other warehouse is another count.
  await startStockTake(logistics(), { modelCode });
  await scanStockTake(logistics(), { stockTakeId, serialNumbers: [serialNumber] });
  expect(await closeStockTake(logistics(), { stockTakeId, version })).toMatchObject({
    missing: 0,
    surplus: 1,
  });
  const { differences } = await getStockTake(logistics(), { stockTakeId });
  expect(differences).toMatchObject([
    { serialNumber, status: "in_stock", warehouseName: expect.any(String) },
  ]);
});

test("each warehouse has its own count and its own low-stock warning", async () => {
  const at = await twoPlaces();
  const { warehouse, modelCode } = at;
  await moved(at);
  await setLowStock(logistics(), { modelCode, warehouseId: warehouse.id, lowStockBelow: 5 });
  const model = (await listCatalogue(logistics())).find(({ code }) => code === modelCode);
  expect(model).toMatchObject({ inStock: 1, lowStockBelow: 0 });
  expect(model?.stock).toContainEqual(
    expect.objectContaining({ warehouseId: warehouse.id, inStock: 1, lowStockBelow: 5 }),
  );
  const lines = await countStock(logistics(), { warehouseId: warehouse.id });
  expect(lines.filter(({ counts }) => Object.keys(counts).length > 0)).toMatchObject([
    { modelCode, counts: { in_stock: 1 } },
  ]);
});
