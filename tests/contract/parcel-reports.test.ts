import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getShipment } from "#server/shipments/get-shipment.ts";
import { followParcel } from "#server/shipments/tracking/follow-parcel.ts";
import { createKuaidi100Tracker } from "#server/tracking/kuaidi100/tracker.ts";
import { MockTracker } from "#server/tracking/mock/mock-tracker.ts";
import { startPushing } from "#server/tracking/mock/push-reports.ts";
import { trackerHandlers } from "#server/tracking/mock/tracker-handlers.ts";
import { serveWeb } from "../support/browser/serve-web.ts";
import { startTestGateway, type TestGateway } from "../support/gateway/mock-gateway.ts";
import { shippedShipment } from "../support/shipments/shipments.ts";
import { reportOn, TRACKER_SECRET } from "../support/shipments/tracked.ts";
import { makeWorld, type World } from "../support/world/world.ts";

// The portal and the mock carrier over HTTP, as 快递100 and its customers speak.

let world: World;
let address: string;
let mock: TestGateway;
let tracker: MockTracker;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  world = await makeWorld();
  tracker = new MockTracker(":memory:");
  mock = await startTestGateway(undefined, trackerHandlers(tracker));
  stops.push(startPushing(tracker).stop, () => mock.stop());
  let portalUrl = "";
  const settings = { url: `${mock.url}/kuaidi100`, key: "key", secret: TRACKER_SECRET };
  const open = () => createKuaidi100Tracker({ ...settings, portalUrl });
  const own = {
    follows: true,
    follow: (parcel: Parameters<ReturnType<typeof open>["follow"]>[0]) => open().follow(parcel),
    readReport: (call: Parameters<ReturnType<typeof open>["readReport"]>[0]) => open().readReport(call),
  };
  Object.assign(world.runtime, { tracker: own });
  const served = await serveWeb(world);
  ({ address } = served);
  portalUrl = address;
  stops.push(served.stop);
});
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
  await world.close();
});

async function followed() {
  const { shipment } = await shippedShipment(world);
  await followParcel(
    { ...world.runtime.system(), tracker: world.runtime.tracker },
    { shipmentId: shipment.id },
  );
  return shipment;
}
const move = (number: string | null, line: object) =>
  fetch(`${mock.url}/kuaidi100/parcels/${number}/lines`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(line),
    redirect: "manual",
  });
const fileOf = ({ id }: { id: string }) => getShipment(world.asRole("logistics"), { shipmentId: id });

describe("a parcel that is followed", () => {
  test("is told of at once, and every move afterwards, however often it is pushed", async () => {
    const shipment = await followed();
    await expect.poll(async () => (await fileOf(shipment)).trackedState).toBe("collected");
    await move(shipment.trackingNumber, { code: "5", times: 3 });
    await move(shipment.trackingNumber, { code: "3", times: 3 });
    await expect.poll(async () => (await fileOf(shipment)).status).toBe("delivered");
    await expect.poll(() => tracker.due()).toEqual([]);
    const { traces } = await fileOf(shipment);
    expect(traces.map(({ state }) => state).toSorted()).toEqual(["collected", "out_for_delivery", "signed"]);
  });

  test("is followed once, though it is asked for again", async () => {
    const shipment = await followed();
    const parcel = {
      shipmentId: shipment.id,
      carrier: "sf",
      trackingNumber: shipment.trackingNumber ?? "",
      phoneEnding: "0001",
    } as const;
    await expect(world.runtime.tracker.follow(parcel)).resolves.toBeUndefined();
  });

  test("of a carrier that asks for the recipient's number is refused for good without it", async () => {
    const parcel = {
      shipmentId: "shp_x",
      carrier: "zto",
      trackingNumber: "75812345678901",
      phoneEnding: null,
    } as const;
    await expect(world.runtime.tracker.follow(parcel)).rejects.toMatchObject({
      reason: "refused",
      code: "408",
    });
  });
});

describe("a call", () => {
  const call = (shipmentId: string, body: BodyInit) =>
    fetch(`${address}/api/webhooks/parcels/${shipmentId}`, { method: "POST", body });

  test("is acknowledged in the tracker's words", async () => {
    const { shipment } = await shippedShipment(world);
    const answer = await call(shipment.id, reportOn(shipment, "0"));
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { result: true, returnCode: "200", message: "成功" },
    ]);
  });

  test.each([
    ["unsigned", "param=%7B%7D", 401],
    ["empty", "", 401],
    ["no text", new Uint8Array([0xff, 0xfe, 0x00]), 401],
    ["longer than any report", "x".repeat(600_000), 413],
  ])("that is %s is refused", async (_what, body, status) => {
    const { shipment } = await shippedShipment(world);
    expect((await call(shipment.id, body as BodyInit)).status).toBe(status);
    expect((await fileOf(shipment)).status).toBe("shipped");
  });

  test("about no parcel is refused like an unsigned one", async () => {
    const { shipment } = await shippedShipment(world);
    for (const id of ["shp_none", "%00", "a".repeat(500)])
      expect([400, 401, 404]).toContain((await call(id, reportOn(shipment, "3"))).status);
  });
});
