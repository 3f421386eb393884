import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { terminals } from "#db/schema/terminals.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { listOwnParcels } from "#server/shipments/list-own-parcels.ts";
import { activateAnew } from "#tests/support/devices/active-terminal.ts";
import { shipmentInput, shippedShipment } from "#tests/support/shipments/shipments.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);

test("a parcel is awaited until its device is in use, and no longer", async () => {
  const { shipment, ownerId, merchantId } = await shippedShipment(world());
  const owner = () => world().as({ kind: "person", id: ownerId, roles: ["applicant"], sessionId: "test" });
  const statuses = async () => (await listOwnParcels(owner(), { merchantId })).map(({ status }) => status);
  expect(await statuses()).toEqual(["shipped"]);
  await deliverShipment(world().asRole("logistics"), shipmentInput(shipment));
  expect(await statuses()).toEqual(["delivered"]);
  const { db } = world().runtime;
  const [terminal] = await db.select().from(terminals).where(eq(terminals.deviceId, shipment.deviceId));
  await activateAnew(world(), { owner, terminalId: terminal?.id ?? "" });
  expect(await statuses()).toEqual([]);
});
