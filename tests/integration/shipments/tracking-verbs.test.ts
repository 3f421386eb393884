import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { shipments, shipmentTraces } from "#db/schema/devices.ts";
import type { Context } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { correctLabel } from "#server/shipments/correct-label.ts";
import { getShipment } from "#server/shipments/get-shipment.ts";
import { listOwnParcels } from "#server/shipments/list-own-parcels.ts";
import { followParcel } from "#server/shipments/tracking/follow-parcel.ts";
import { forgetTraces } from "#server/shipments/tracking/forget-traces.ts";
import { recordTracking } from "#server/shipments/tracking/record-tracking.ts";
import { settleAttention } from "#server/shipments/tracking/settle-attention.ts";
import type { FollowedParcel } from "#server/tracking/port.ts";
import { newDispatch, shipmentInput, shippedShipment } from "#tests/support/shipments/shipments.ts";
import { looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { reportOn, tracked } from "../../support/shipments/tracked.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const tracker = () => tracked(world().runtime.as(systemActor("tracker")));
const owner = (id: string) => world().as({ kind: "person", id, roles: ["applicant"], sessionId: "test" });
const rowOf = async (shipmentId: string) => {
  const [row] = await world().runtime.db.select().from(shipments).where(eq(shipments.id, shipmentId));
  return row;
};

proveVerb("recordTracking", {
  arrange: () => shippedShipment(world()),
  as: () => tracker(),
  needs: "shipment:follow",
  call: (ctx, { shipment }) =>
    recordTracking(ctx, { shipmentId: shipment.id, body: reportOn(shipment, "3") }),
  succeeds: async (_told, { shipment }) =>
    expect(await rowOf(shipment.id)).toMatchObject({ status: "delivered", trackedState: "signed" }),
  foreign: noTenants("the tracker speaks of any parcel, each under its own signature"),
  illegal: {
    // What is under the old number from then on is somebody else's parcel.
    given: ({ shipment }) => correctLabel(logistics(), { ...shipmentInput(shipment), ...newDispatch() }),
    code: "unauthenticated",
    reason: "report_unsigned",
  },
  audit: { action: "shipment.deliver", subjectId: ({ shipment }) => shipment.id },
});

const asked: FollowedParcel[] = [];
const following = (ctx: Context): Context => ({
  ...ctx,
  tracker: { ...tracked(ctx).tracker, follow: async (parcel) => void asked.push(parcel) },
});

proveVerb("followParcel", {
  arrange: () => shippedShipment(world()),
  as: () => following(world().runtime.system()),
  needs: "shipment:follow",
  call: (ctx, { shipment }) => followParcel(ctx, { shipmentId: shipment.id }),
  succeeds: async (_followed, { shipment }) => {
    expect((await rowOf(shipment.id))?.followedAt).not.toBeNull();
    expect(asked.at(-1)).toEqual({
      shipmentId: shipment.id,
      carrier: "sf",
      trackingNumber: shipment.trackingNumber,
      phoneEnding: "0001",
    });
  },
  foreign: noTenants("the jobs ask for every parcel that has left"),
  illegal: {
    given: async ({ shipment }) => {
      await followParcel(following(world().runtime.system()), { shipmentId: shipment.id });
      asked.length = 0;
    },
    sees: () => expect(asked).toEqual([]),
  },
  audit: noRow("that somebody looks after a parcel decides nothing about it"),
});

const refusedAtTheDoor = async () => {
  const { shipment, ...rest } = await shippedShipment(world());
  await recordTracking(tracker(), { shipmentId: shipment.id, body: reportOn(shipment, "14") });
  return { ...rest, shipment: await getShipment(logistics(), { shipmentId: shipment.id }) };
};
const ofStaff = {
  as: logistics,
  needs: "shipment:write",
  foreign: noTenants("parcels are packed and sent by staff, for any merchant"),
} as const;

proveVerb("settleAttention", {
  ...ofStaff,
  arrange: refusedAtTheDoor,
  call: (ctx, { shipment }) => settleAttention(ctx, { ...shipmentInput(shipment), reason: "约定明天再送" }),
  succeeds: (settled) => expect(settled).toMatchObject({ status: "shipped", attention: null }),
  illegal: {
    given: ({ shipment }) =>
      settleAttention(logistics(), { ...shipmentInput(shipment), reason: "约定明天再送" }),
    reason: "nothing_to_settle",
  },
  audit: { action: "shipment.settle_attention", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("correctLabel", {
  ...ofStaff,
  arrange: refusedAtTheDoor,
  call: (ctx, { shipment }) => correctLabel(ctx, { ...shipmentInput(shipment), ...newDispatch() }),
  succeeds: async (corrected, { shipment }) => {
    expect(corrected).toMatchObject({
      status: "shipped",
      attention: null,
      trackedState: null,
      followedAt: null,
    });
    expect(corrected.trackingNumber).not.toBe(shipment.trackingNumber);
    expect((await getShipment(logistics(), { shipmentId: shipment.id })).traces).toEqual([]);
  },
  illegal: {
    given: ({ shipment }) =>
      recordTracking(tracker(), { shipmentId: shipment.id, body: reportOn(shipment, "3", 1) }),
    reason: "not_under_way",
  },
  audit: { action: "shipment.correct_label", subjectId: ({ shipment }) => shipment.id },
});

proveVerb("getShipment", {
  arrange: refusedAtTheDoor,
  as: logistics,
  needs: "shipment:read",
  call: (ctx, { shipment }) => getShipment(ctx, { shipmentId: shipment.id }),
  succeeds: (file) => {
    expect(file).toMatchObject({ attention: "refused", wait: { holder: "logistics" } });
    expect(file.traces).toEqual([{ at: expect.any(String), state: "refused", text: "第 14 步" }]);
  },
  foreign: noTenants("parcels are packed and sent by staff, for any merchant"),
  ...looking,
});

proveVerb("listOwnParcels", {
  arrange: refusedAtTheDoor,
  as: ({ ownerId }) => owner(ownerId),
  needs: "merchant:read_own",
  call: (ctx, { merchantId }) => listOwnParcels(ctx, { merchantId }),
  succeeds: (own, { shipment }) =>
    expect(own).toMatchObject([{ id: shipment.id, status: "shipped", traces: [{ text: "第 14 步" }] }]),
  foreign: {
    as: () => owner("per_stranger"),
    sees: (own) => expect(own).toEqual([]),
  },
  ...looking,
});

proveVerb("forgetTraces", {
  arrange: async () => {
    const { shipment } = await shippedShipment(world());
    await recordTracking(tracker(), { shipmentId: shipment.id, body: reportOn(shipment, "3") });
    return { shipmentId: shipment.id };
  },
  as: () => world().runtime.system(daysFromNow(181)),
  needs: "trace:forget",
  call: (ctx) => forgetTraces(ctx),
  succeeds: async (_gone, { shipmentId }) =>
    expect(
      await world().runtime.db.select().from(shipmentTraces).where(eq(shipmentTraces.shipmentId, shipmentId)),
    ).toEqual([]),
  foreign: noTenants("the clock runs for everybody"),
  illegal: {
    given: () => forgetTraces(world().runtime.system(daysFromNow(181))),
    sees: (gone) => expect(gone).toBeUndefined(),
  },
  audit: noRow("what a carrier said is nobody's decision"),
});
