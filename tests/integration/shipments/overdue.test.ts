import { expect, test } from "vitest";
import type { Context } from "#server/context.ts";
import { listDevices } from "#server/devices/list-devices.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { DEVICE_WAITS } from "#server/domain/devices/waits.ts";
import { SHIPMENT_WAITS } from "#server/domain/shipments/waits.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { listShipments } from "#server/shipments/list-shipments.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { pendingShipment, RECIPIENT, shipmentInput } from "#tests/support/shipments/shipments.ts";
import { reservedDevice } from "#tests/support/stock/devices.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);

/** Logistics so many days after an instant, a millisecond less or more. */
const later = (from: string, days: number, ms: number): Context => ({
  ...world().asRole("logistics"),
  now: new Date(Date.parse(from) + days * DAY_MS + ms),
});

test("a parcel is overdue once its status has lasted longer than its rule allows, and a step begins anew", async () => {
  const { shipment } = await pendingShipment(world());
  const isListed = async (ctx: Context) => {
    const { items } = await listShipments(ctx, { search: shipment.serialNumber, overdue: true });
    return items.length === 1;
  };
  const { days } = SHIPMENT_WAITS.pending;
  const due = Date.parse(shipment.createdAt) + days * DAY_MS;
  expect(shipment.wait).toEqual({ holder: "logistics", dueAt: new Date(due).toISOString() });
  expect(await isListed(later(shipment.createdAt, days, 0))).toBe(false);
  expect(await isListed(later(shipment.createdAt, days, 1))).toBe(true);
  const packed = await packShipment(later(shipment.createdAt, days, 1), shipmentInput(shipment));
  expect(await isListed(later(shipment.createdAt, days, 2))).toBe(false);
  expect(packed.wait?.dueAt).toBe(new Date(due + 1 + SHIPMENT_WAITS.ready.days * DAY_MS).toISOString());
});

test("a device waits by itself only while no parcel has it", async () => {
  const { device } = await reservedDevice(world());
  const { days } = DEVICE_WAITS.reserved;
  expect(device.wait).toMatchObject({ holder: "logistics" });
  const isListed = async () => {
    const [now, serialNumber] = [new Date().toISOString(), device.serialNumber];
    const { items } = await listDevices(later(now, days, 1), { serialNumber, overdue: true });
    return items.length === 1;
  };
  expect(await isListed()).toBe(true);
  await createShipment(world().asRole("logistics"), { deviceId: device.id, recipient: RECIPIENT });
  expect(await isListed()).toBe(false);
});
