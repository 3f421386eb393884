import { eq } from "drizzle-orm";
import { shipments } from "#db/schema/devices.ts";
import { acceptClaim } from "#server/claims/accept-claim.ts";
import { getClaim } from "#server/claims/get-claim.ts";
import { openClaim } from "#server/claims/open-claim.ts";
import { receiveClaimedDevice } from "#server/claims/receive-claimed-device.ts";
import { reserveReplacement } from "#server/claims/reserve-replacement.ts";
import { sendBackRepaired } from "#server/claims/send-back-repaired.ts";
import { takeOverDelivered } from "#server/claims/take-over-delivered.ts";
import type { ClaimReason, Remedy } from "#server/domain/claims/reasons.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { makeActiveTerminal } from "../devices/active-terminal.ts";
import { newDispatch, RECIPIENT, shipmentInput } from "../shipments/shipments.ts";
import { stockedSerial } from "../stock/devices.ts";
import { makePlace, type Place, type World } from "./world.ts";

/** What a step of a claim asks for: which, and in which version it was seen. */
export const claimRef = ({ id, version }: ClaimView) => ({ claimId: id, version });

type Begin = () => Promise<{ place: Place; claim: ClaimView }>;

/** A claim with what a step of it asks for, and another merchant beside it. */
export async function arrangedClaim<More extends object>(world: World, begin: Begin, more: More) {
  const { place, claim } = await begin();
  return { place, claim, input: { ...claimRef(claim), ...more }, stranger: await makePlace(world) };
}

/** A claim of a merchant about their active terminal. */
export async function openedClaim(world: World, reason: ClaimReason = "screen") {
  const place = await makeActiveTerminal(world);
  const { terminalId } = place;
  const claim = await openClaim(place.owner(), { terminalId, reason, description: "屏幕一半不亮" });
  return { place, claim };
}

/** The same, which staff make good under warranty. */
export async function acceptedClaim(world: World, remedy: Remedy, reason?: ClaimReason) {
  const { place, claim } = await openedClaim(world, reason);
  return { place, claim: await acceptClaim(world.asRole("logistics"), { ...claimRef(claim), remedy }) };
}

/** A claim that the merchant is asked to pay for. */
export async function quotedClaim(world: World, remedy: Remedy = "repair") {
  const { place, claim } = await openedClaim(world);
  const quote = { ...claimRef(claim), remedy, costFen: 19_900, reason: "进水" };
  return { place, claim: await acceptClaim(world.asRole("logistics"), quote) };
}

export async function receivedClaim(world: World) {
  const { place, claim } = await acceptedClaim(world, "repair");
  return { place, claim: await receiveClaimedDevice(world.asRole("logistics"), claimRef(claim)) };
}

export async function sentBackClaim(world: World) {
  const { place, claim } = await receivedClaim(world);
  const input = { ...claimRef(claim), ...newDispatch() };
  return { place, claim: await sendBackRepaired(world.asRole("logistics"), input) };
}

/** A claim whose replacement is set apart. */
export async function reservedReplacement(world: World) {
  const { place, claim } = await acceptedClaim(world, "replace");
  const serialNumber = await stockedSerial(world);
  const input = { ...claimRef(claim), serialNumber };
  return { place, claim: await reserveReplacement(world.asRole("logistics"), input), serialNumber };
}

/** The same, in a parcel on its way. */
export async function shippedReplacement(world: World) {
  const { place, claim, serialNumber } = await reservedReplacement(world);
  const logistics = world.asRole("logistics");
  const deviceId = claim.replacement?.deviceId ?? "";
  const pending = await createShipment(logistics, { deviceId, recipient: RECIPIENT });
  const ready = await packShipment(logistics, shipmentInput(pending));
  const shipment = await shipShipment(logistics, { ...shipmentInput(ready), ...newDispatch() });
  return { place, claim, serialNumber, shipment };
}

/** The same, delivered, before anything follows from it. */
export async function deliveredReplacement(world: World) {
  const { shipment, claim, ...rest } = await shippedReplacement(world);
  await deliverShipment(world.asRole("logistics"), await latest(world, shipment));
  return { ...rest, shipment, claim: await getClaim(world.asRole("logistics"), { claimId: claim.id }) };
}

/** A claim whose replacement works in the old device's place, which is due. */
export async function takenOverClaim(world: World) {
  const { shipment, claim, ...rest } = await deliveredReplacement(world);
  await takeOverDelivered(world.asSystem(), { shipmentId: shipment.id });
  return { ...rest, claim: await getClaim(world.asRole("logistics"), { claimId: claim.id }) };
}

export async function latest(world: World, { id }: ShipmentView) {
  const [row] = await world.runtime.db.select().from(shipments).where(eq(shipments.id, id));
  return { shipmentId: id, version: row?.version ?? 0 };
}
