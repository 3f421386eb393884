import { expect } from "vitest";
import { countShipments } from "#server/shipments/desk/count-shipments.ts";
import { declineDevice } from "#server/shipments/desk/decline-device.ts";
import { listAwaiting } from "#server/shipments/desk/list-awaiting.ts";
import { readLabels } from "#server/shipments/desk/read-labels.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { pendingShipment, RECIPIENT } from "#tests/support/shipments/shipments.ts";
import { stockedMerchant } from "#tests/support/stock/devices.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const foreign = noTenants("devices are sent by staff, to any merchant");

/** A merchant as logistics' list has it; undefined when it is not on it. */
async function waiting(merchantId: string) {
  for (let cursor: { cursor?: string } = {}; ; ) {
    const page = await listAwaiting(logistics(), cursor);
    const found = page.items.find((one) => one.merchantId === merchantId);
    if (found !== undefined || page.nextCursor === null) return found;
    cursor = { cursor: page.nextCursor };
  }
}

proveVerb("listAwaiting", {
  arrange: () => stockedMerchant(world()),
  as: logistics,
  needs: "shipment:read",
  call: (ctx) => listAwaiting(ctx, {}),
  succeeds: async (_page, { merchantId, modelCode }) => {
    expect(await waiting(merchantId)).toMatchObject({ modelCode: null, wait: { holder: "logistics" } });
    await reserveDevice(logistics(), { merchantId, modelCode });
    expect(await waiting(merchantId)).toBeUndefined();
  },
  foreign,
  ...looking,
});

proveVerb("countShipments", {
  arrange: async () => {
    const before = await countShipments(logistics());
    return { ...(await pendingShipment(world())), before };
  },
  as: logistics,
  needs: "shipment:read",
  call: (ctx) => countShipments(ctx),
  succeeds: (counts, { before }) =>
    expect(counts).toMatchObject({ pending: before.pending + 1, ready: before.ready }),
  foreign,
  ...looking,
});

const awaitingMerchant = async () => {
  const { merchantId } = await stockedMerchant(world());
  return { merchantId, version: (await waiting(merchantId))?.version ?? 0 };
};

proveVerb("declineDevice", {
  arrange: awaitingMerchant,
  as: logistics,
  needs: "device:write",
  call: (ctx, at) => declineDevice(ctx, { ...at, reason: "商户另有设备" }),
  succeeds: async (_declined, { merchantId }) => expect(await waiting(merchantId)).toBeUndefined(),
  foreign,
  illegal: {
    given: (at) => declineDevice(logistics(), { ...at, reason: "商户另有设备" }),
    reason: "not_awaiting",
  },
  audit: { action: "merchant.decline_device", subjectId: ({ merchantId }) => merchantId },
});

proveVerb("readLabels", {
  arrange: () => pendingShipment(world()),
  as: logistics,
  needs: "shipment:write",
  call: (ctx, { shipment }) => readLabels(ctx, { shipmentIds: [shipment.id, "shp_none"] }),
  succeeds: ({ labels, activateAt }, { shipment }) => {
    expect(labels).toEqual([
      expect.objectContaining({
        shipmentId: shipment.id,
        serialNumber: shipment.serialNumber,
        recipient: RECIPIENT,
        terminalNumber: expect.stringMatching(/^\d{8}$/),
        trackingNumber: null,
      }),
    ]);
    expect(activateAt).toBe("http://portal.test/merchant?tab=terminals");
  },
  foreign,
  illegal: anyState("a label is printed again whenever it was torn"),
  audit: { action: "shipment.read_label", subjectId: ({ shipment }) => shipment.id },
});
