import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { devices, shipments } from "#db/schema/devices.ts";
import { terminals } from "#db/schema/terminals.ts";
import { systemActor } from "#server/domain/actor.ts";
import { getShipment } from "#server/shipments/get-shipment.ts";
import { listShipments } from "#server/shipments/list-shipments.ts";
import { loseShipment } from "#server/shipments/lose-shipment.ts";
import { followParcel } from "#server/shipments/tracking/follow-parcel.ts";
import { recordTracking } from "#server/shipments/tracking/record-tracking.ts";
import { abortOf } from "#server/tracking/mock/report.ts";
import { TrackerError } from "#server/tracking/port.ts";
import { pendingShipment, shipmentInput, shippedShipment } from "#tests/support/shipments/shipments.ts";
import { reportOn, signed, tracked } from "../../support/shipments/tracked.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
type Label = Parameters<typeof reportOn>[0];
const tell = (parcel: Label, body: string) =>
  recordTracking(tracked(world().runtime.as(systemActor("tracker"))), { shipmentId: parcel.id, body });
const say = (parcel: Label, code: string, minutes?: number) => tell(parcel, reportOn(parcel, code, minutes));
const fileOf = ({ id }: { id: string }) => getShipment(logistics(), { shipmentId: id });

/** Status of the parcel, its device and its terminal. */
async function together(shipmentId: string) {
  const [row] = await world()
    .runtime.db.select({ parcel: shipments.status, device: devices.status, terminal: terminals.status })
    .from(shipments)
    .innerJoin(devices, eq(devices.id, shipments.deviceId))
    .innerJoin(terminals, eq(terminals.deviceId, devices.id))
    .where(eq(shipments.id, shipmentId));
  return row;
}

describe("a parcel by its carrier's word", () => {
  test("is delivered, at the time that the carrier says, and its code's seven days begin", async () => {
    const { shipment } = await shippedShipment(world());
    await say(shipment, "5", -20);
    expect(await fileOf(shipment)).toMatchObject({ status: "shipped", trackedState: "out_for_delivery" });
    await say(shipment, "3", -10);
    const file = await fileOf(shipment);
    expect(file).toMatchObject({ status: "delivered", deliveredAt: file.traces[0]?.at });
    expect(await together(shipment.id)).toEqual({
      parcel: "delivered",
      device: "delivered",
      terminal: "awaiting_activation",
    });
  });

  test("goes back together with its device, whose terminal is closed, and is pointed out when it is here", async () => {
    const { shipment } = await shippedShipment(world());
    await say(shipment, "6", -20);
    expect(await together(shipment.id)).toEqual({
      parcel: "returning",
      device: "returning",
      terminal: "closed",
    });
    await say(shipment, "4", -10);
    expect(await fileOf(shipment)).toMatchObject({ status: "returning", attention: "arrived_here" });
  });

  test("stands still at reports that come twice, late, or all at once", async () => {
    const { shipment } = await shippedShipment(world());
    const [collected, signedFor] = [reportOn(shipment, "1", -30), reportOn(shipment, "3", -5)];
    await tell(shipment, signedFor);
    await Promise.all([collected, signedFor, collected, signedFor].map((body) => tell(shipment, body)));
    await say(shipment, "6", -60);
    const file = await fileOf(shipment);
    expect(file).toMatchObject({ status: "delivered", trackedState: "signed", attention: null });
    expect(file.traces.map(({ state }) => state)).toEqual(["signed", "collected", "returning"]);
  });

  test("is pointed out when it is on record as delivered, or lost, and is said to be elsewhere", async () => {
    const { shipment } = await shippedShipment(world());
    await say(shipment, "3", -10);
    await say(shipment, "6", -5);
    expect(await fileOf(shipment)).toMatchObject({ status: "delivered", attention: "contradicted" });
    const { shipment: other } = await shippedShipment(world());
    await loseShipment(logistics(), { ...shipmentInput(other), reason: "承运商查无下落" });
    await say(other, "0");
    expect(await fileOf(other)).toMatchObject({ status: "lost", attention: "found" });
  });

  test("whose number no carrier knows is pointed out, and listed, and overdue after a day", async () => {
    const { shipment } = await shippedShipment(world());
    const subscription = {
      number: shipment.trackingNumber ?? "",
      company: "shunfeng",
      callback: "",
      salt: "",
    };
    await tell(shipment, signed(shipment, abortOf(subscription)));
    expect((await fileOf(shipment)).attention).toBe("unknown");
    const search = shipment.serialNumber;
    expect((await listShipments(logistics(), { search, attention: true })).items).toHaveLength(1);
    expect((await listShipments(logistics(), { search, overdue: true })).items).toEqual([]);
    const later = { ...logistics(), now: daysFromNow(2) };
    expect((await listShipments(later, { search, overdue: true })).items).toHaveLength(1);
  });

  test("is not moved by a word that is unsigned, signed for another parcel, or about none", async () => {
    const { shipment } = await shippedShipment(world());
    const { shipment: other } = await shippedShipment(world());
    const unsigned = new URLSearchParams({
      param: new URLSearchParams(reportOn(shipment, "3")).get("param") ?? "",
    });
    for (const body of [unsigned.toString(), reportOn(other, "3"), ""])
      await expectRefusal(tell(shipment, body), "unauthenticated", "report_unsigned");
    await expectRefusal(
      tell({ id: "shp_none", trackingNumber: "SF1" }, reportOn(shipment, "3")),
      "unauthenticated",
      "report_unsigned",
    );
    const { shipment: pending } = await pendingShipment(world());
    await expectRefusal(tell(pending, ""), "unauthenticated", "report_unsigned");
    expect((await fileOf(shipment)).status).toBe("shipped");
  });
});

describe("following a parcel", () => {
  const refusing = (error: Error) => {
    const ctx = tracked(world().runtime.system());
    return { ...ctx, tracker: { ...ctx.tracker, follow: () => Promise.reject(error) } };
  };

  test("that is refused for good is written down for people to see, and not asked for without end", async () => {
    const { shipment } = await shippedShipment(world());
    await followParcel(refusing(new TrackerError("refused", "702")), { shipmentId: shipment.id });
    expect(await fileOf(shipment)).toMatchObject({ followedAt: null, followFailure: "702" });
  });

  test("that another try may help is thrown for the queue", async () => {
    const { shipment } = await shippedShipment(world());
    const silent = new TrackerError("unanswered", "no answer");
    await expect(followParcel(refusing(silent), { shipmentId: shipment.id })).rejects.toBe(silent);
    expect(await fileOf(shipment)).toMatchObject({ followedAt: null, followFailure: null });
  });
});
