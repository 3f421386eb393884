import { expect } from "vitest";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { listCatalogue } from "#server/devices/catalogue/list-catalogue.ts";
import { recommendDevice } from "#server/devices/catalogue/recommend-device.ts";
import { setLowStock } from "#server/devices/catalogue/set-low-stock.ts";
import { countStock } from "#server/devices/count-stock.ts";
import { listDevices } from "#server/devices/list-devices.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { restockDevice } from "#server/devices/restock-device.ts";
import { retireDevice } from "#server/devices/retire-device.ts";
import { sendDeviceToRepair } from "#server/devices/send-device-to-repair.ts";
import { modelView } from "#server/domain/devices/views.ts";
import { takeBackShipment } from "#server/shipments/take-back-shipment.ts";
import { releaseDevice } from "#server/terminals/release-device.ts";
import { reportDeviceLost } from "#server/terminals/report-device-lost.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { returningShipment, shipmentInput } from "#tests/support/shipments/shipments.ts";
import { newModel, newSerial, reservedDevice, stockedMerchant } from "#tests/support/stock/devices.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { MODEL, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const deviceInput = ({ id, version }: { id: string; version: number }) => ({ deviceId: id, version });
const ofStaff = {
  as: logistics,
  needs: "device:write",
  foreign: noTenants("the stock is the portal's own"),
} as const;
const lookingAtStock = { ...ofStaff, ...looking, needs: "device:read" } as const;

async function deviceOf(serialNumber: string | undefined): Promise<string> {
  const { items } = await listDevices(logistics(), { serialNumber });
  return items[0]?.id ?? "";
}

const reason = "外壳破损";
/** A device that has come back to us, for somebody to look at. */
async function returnedDevice() {
  const { shipment } = await returningShipment(world());
  await takeBackShipment(logistics(), shipmentInput(shipment));
  const { items } = await listDevices(logistics(), { serialNumber: shipment.serialNumber });
  const [device] = items;
  if (device === undefined) throw new Error("A device that came back is there");
  return { device };
}

proveVerb("addModel", {
  ...ofStaff,
  as: () => world().runtime.seeding(),
  needs: "device:catalogue",
  arrange: async () => newModel(),
  call: (ctx, model) => addModel(ctx, model),
  succeeds: async (_result, { code }) => {
    const stock = await countStock(logistics());
    expect(stock).toContainEqual(expect.objectContaining({ modelCode: code, counts: {} }));
  },
  illegal: {
    given: (model) => addModel(world().runtime.seeding(), model),
    code: "conflict",
    reason: "model_exists",
  },
  audit: { action: "model.add", subjectId: ({ code }) => code },
});

const catalogued = async () => {
  const model = newModel();
  await addModel(world().runtime.seeding(), model);
  return { modelCode: model.code };
};
const modelOf = async (code: string) => (await listCatalogue(logistics())).find((one) => one.code === code);

proveVerb("listCatalogue", {
  ...ofStaff,
  needs: ["device:read", "rate_card:read"],
  arrange: catalogued,
  call: (ctx) => listCatalogue(ctx),
  succeeds: async (models, { modelCode }) =>
    expect(modelView.array().parse(models)).toContainEqual(
      expect.objectContaining({ code: modelCode, features: ["qr"], inStock: 0, lowStockBelow: 0 }),
    ),
  ...looking,
});

proveVerb("setLowStock", {
  ...ofStaff,
  arrange: catalogued,
  call: (ctx, { modelCode }) => setLowStock(ctx, { modelCode, lowStockBelow: 5 }),
  succeeds: async (_set, { modelCode }) =>
    expect(await modelOf(modelCode)).toMatchObject({ lowStockBelow: 5 }),
  illegal: anyState("a warning may be set to what it is"),
  audit: { action: "model.set_low_stock", subjectId: ({ modelCode }) => modelCode },
});

proveVerb("receiveDevices", {
  ...ofStaff,
  arrange: async () => ({ modelCode: MODEL.code, serialNumbers: [newSerial(), newSerial()] }),
  call: (ctx, delivery) => receiveDevices(ctx, delivery),
  succeeds: (result) => expect(result).toEqual({ received: 2 }),
  illegal: {
    given: ({ serialNumbers, modelCode }) =>
      receiveDevices(logistics(), { modelCode, serialNumbers: serialNumbers.slice(1) }),
    code: "conflict",
    reason: "serial_known",
  },
  audit: { action: "device.receive", subjectId: ({ serialNumbers }) => deviceOf(serialNumbers[0]) },
});

proveVerb("reserveDevice", {
  ...ofStaff,
  arrange: () => stockedMerchant(world()),
  call: (ctx, { merchantId, modelCode }) => reserveDevice(ctx, { merchantId, modelCode }),
  succeeds: ({ device, terminalId }, { merchantId }) =>
    expect(device).toMatchObject({ status: "reserved", merchantId, terminalId }),
  illegal: {
    given: ({ merchantId, modelCode }) => reserveDevice(logistics(), { merchantId, modelCode }),
    code: "conflict",
    reason: "out_of_stock",
  },
  audit: { action: "device.reserve", subjectId: (_at, { device }) => device.id },
});

proveVerb("releaseDevice", {
  ...ofStaff,
  arrange: () => reservedDevice(world()),
  call: (ctx, { device }) => releaseDevice(ctx, deviceInput(device)),
  succeeds: (device) => expect(device).toMatchObject({ status: "in_stock", merchantId: null }),
  illegal: {
    instead: async ({ device }) => ({ device: await releaseDevice(logistics(), deviceInput(device)) }),
    reason: "transition_refused",
  },
  audit: { action: "device.release", subjectId: ({ device }) => device.id },
});

proveVerb("restockDevice", {
  ...ofStaff,
  arrange: returnedDevice,
  call: (ctx, { device }) => restockDevice(ctx, { ...deviceInput(device), reason }),
  succeeds: (device) => expect(device).toMatchObject({ status: "in_stock", merchantId: null }),
  illegal: {
    instead: async ({ device }) => ({
      device: await restockDevice(logistics(), { ...deviceInput(device), reason }),
    }),
    reason: "transition_refused",
  },
  audit: { action: "device.restock", subjectId: ({ device }) => device.id },
});

proveVerb("sendDeviceToRepair", {
  ...ofStaff,
  arrange: returnedDevice,
  call: (ctx, { device }) => sendDeviceToRepair(ctx, { ...deviceInput(device), reason }),
  succeeds: (device) => expect(device).toMatchObject({ status: "repair", merchantId: null }),
  illegal: {
    instead: async ({ device }) => ({
      device: await retireDevice(logistics(), { ...deviceInput(device), reason }),
    }),
    reason: "transition_refused",
  },
  audit: { action: "device.send_to_repair", subjectId: ({ device }) => device.id },
});

proveVerb("retireDevice", {
  ...ofStaff,
  arrange: returnedDevice,
  call: (ctx, { device }) => retireDevice(ctx, { ...deviceInput(device), reason }),
  succeeds: (device) => expect(device).toMatchObject({ status: "retired", merchantId: null }),
  illegal: {
    instead: async ({ device }) => ({
      device: await retireDevice(logistics(), { ...deviceInput(device), reason }),
    }),
    reason: "transition_refused",
  },
  audit: { action: "device.retire", subjectId: ({ device }) => device.id },
});

proveVerb("reportDeviceLost", {
  ...ofStaff,
  arrange: () => reservedDevice(world()),
  call: (ctx, { device }) => reportDeviceLost(ctx, { ...deviceInput(device), reason }),
  succeeds: (device) => expect(device).toMatchObject({ status: "lost", terminalId: null }),
  illegal: {
    instead: async ({ device }) => ({
      device: await reportDeviceLost(logistics(), { ...deviceInput(device), reason }),
    }),
    reason: "transition_refused",
  },
  audit: { action: "device.report_lost", subjectId: ({ device }) => device.id },
});

proveVerb("listDevices", {
  ...lookingAtStock,
  arrange: () => reservedDevice(world()),
  call: (ctx, { merchantId }) => listDevices(ctx, { merchantId }),
  succeeds: ({ items }, { device }) => expect(items).toEqual([device]),
});

proveVerb("countStock", {
  ...lookingAtStock,
  arrange: () => stockedMerchant(world()),
  call: (ctx) => countStock(ctx),
  succeeds: (stock, { modelCode }) =>
    expect(stock).toContainEqual(expect.objectContaining({ modelCode, counts: { in_stock: 1 } })),
});

proveVerb("recommendDevice", {
  ...lookingAtStock,
  arrange: () => stockedMerchant(world()),
  call: (ctx, { merchantId }) => recommendDevice(ctx, { merchantId }),
  succeeds: (advised, { modelCode }) =>
    expect(advised).toContainEqual(expect.objectContaining({ modelCode, inStock: 1 })),
});
