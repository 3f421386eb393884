import { expect } from "vitest";
import { chargeClaim } from "#server/claims/charge-claim.ts";
import { chooseAnotherReplacement } from "#server/claims/choose-another-replacement.ts";
import { getClaim } from "#server/claims/get-claim.ts";
import { receiveClaimedDevice } from "#server/claims/receive-claimed-device.ts";
import { replaceClaimedDevice } from "#server/claims/replace-claimed-device.ts";
import { reserveReplacement } from "#server/claims/reserve-replacement.ts";
import { sendBackRepaired } from "#server/claims/send-back-repaired.ts";
import { settleClaim } from "#server/claims/settle-claim.ts";
import { takeBackClaimed } from "#server/claims/take-back-claimed.ts";
import { takeOverDelivered } from "#server/claims/take-over-delivered.ts";
import { takeOverTerminal } from "#server/claims/take-over-terminal.ts";
import { releaseDevice } from "#server/terminals/release-device.ts";
import { newDispatch } from "#tests/support/shipments/shipments.ts";
import { stockedSerial } from "#tests/support/stock/devices.ts";
import { anyState, noTenants } from "../../support/proofs/exceptions.ts";
import { ofClaims } from "../../support/proofs/of-claims.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import {
  acceptedClaim,
  arrangedClaim,
  claimRef,
  deliveredReplacement,
  receivedClaim,
  reservedReplacement,
  sentBackClaim,
  takenOverClaim,
} from "../../support/world/claims.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const { logistics, byStaff, byOwner, subjectId } = ofClaims(world);

proveVerb("receiveClaimedDevice", {
  ...byStaff,
  arrange: () => arrangedClaim(world(), () => acceptedClaim(world(), "repair"), {}),
  call: (ctx, { input }) => receiveClaimedDevice(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "in_repair", terminalStatus: "suspended" }),
  illegal: { given: ({ input }) => receiveClaimedDevice(logistics(), input), reason: "transition_refused" },
  audit: { action: "claim.receive", subjectId },
});

proveVerb("sendBackRepaired", {
  ...byStaff,
  arrange: () => arrangedClaim(world(), () => receivedClaim(world()), newDispatch()),
  call: (ctx, { input }) => sendBackRepaired(ctx, input),
  succeeds: (claim, { input: { trackingNumber } }) =>
    expect(claim).toMatchObject({ status: "sent_back", dispatch: { carrier: "sf", trackingNumber } }),
  illegal: { given: ({ input }) => sendBackRepaired(logistics(), input), reason: "transition_refused" },
  audit: { action: "claim.send_back", subjectId },
});

proveVerb("settleClaim", {
  ...byOwner,
  arrange: () => arrangedClaim(world(), () => sentBackClaim(world()), {}),
  needs: ["claim:own", "claim:write"],
  call: (ctx, { input }) => settleClaim(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "settled", terminalStatus: "active" }),
  illegal: { given: ({ place, input }) => settleClaim(place.owner(), input), reason: "transition_refused" },
  audit: { action: "claim.settle", subjectId },
});

proveVerb("replaceClaimedDevice", {
  ...byStaff,
  arrange: () => arrangedClaim(world(), () => receivedClaim(world()), { reason: "主板损坏" }),
  call: (ctx, { input }) => replaceClaimedDevice(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "replacing", remedy: "replace" }),
  illegal: { given: ({ input }) => replaceClaimedDevice(logistics(), input), reason: "transition_refused" },
  audit: { action: "claim.replace", subjectId },
});

proveVerb("reserveReplacement", {
  ...byStaff,
  arrange: async () => {
    const { claim } = await acceptedClaim(world(), "replace");
    return { input: { ...claimRef(claim), serialNumber: await stockedSerial(world()) } };
  },
  call: (ctx, { input }) => reserveReplacement(ctx, input),
  succeeds: (claim, { input: { serialNumber } }) =>
    expect(claim).toMatchObject({
      status: "replacement_underway",
      terminalStatus: "active",
      replacement: { serialNumber, status: "reserved", needsParcel: true },
    }),
  illegal: {
    given: async ({ input }) =>
      reserveReplacement(logistics(), { ...input, serialNumber: await stockedSerial(world()) }),
    reason: "transition_refused",
  },
  audit: { action: "claim.reserve", subjectId },
});

proveVerb("chooseAnotherReplacement", {
  ...byStaff,
  arrange: async () => {
    const { claim } = await reservedReplacement(world());
    const deviceId = claim.replacement?.deviceId ?? "";
    await releaseDevice(logistics(), { deviceId, version: 2 });
    return { input: claimRef(claim) };
  },
  call: (ctx, { input }) => chooseAnotherReplacement(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "replacing", replacement: null }),
  illegal: {
    given: ({ input }) => chooseAnotherReplacement(logistics(), input),
    reason: "transition_refused",
  },
  audit: { action: "claim.replace_again", subjectId },
});

proveVerb("takeOverTerminal", {
  ...byStaff,
  arrange: () => arrangedClaim(world(), () => deliveredReplacement(world()), {}),
  call: (ctx, { input }) => takeOverTerminal(ctx, input),
  succeeds: (claim) =>
    expect(claim).toMatchObject({ status: "awaiting_return", terminalStatus: "awaiting_activation" }),
  illegal: { given: ({ input }) => takeOverTerminal(logistics(), input), reason: "transition_refused" },
  audit: { action: "claim.take_over", subjectId },
});

proveVerb("takeOverDelivered", {
  arrange: async () => {
    const { claim, shipment } = await deliveredReplacement(world());
    return { input: { claimId: claim.id }, shipmentId: shipment.id };
  },
  as: () => world().asSystem(),
  needs: "claim:carry_on",
  foreign: noTenants("the portal's own workers carry claims on"),
  call: (ctx, { shipmentId }) => takeOverDelivered(ctx, { shipmentId }),
  succeeds: async (_none, { input }) =>
    expect(await getClaim(logistics(), input)).toMatchObject({ status: "awaiting_return" }),
  illegal: anyState("the same parcel again changes nothing"),
  audit: { action: "claim.take_over", subjectId },
});

proveVerb("takeBackClaimed", {
  ...byStaff,
  arrange: () => arrangedClaim(world(), () => takenOverClaim(world()), {}),
  call: (ctx, { input }) => takeBackClaimed(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "settled" }),
  illegal: { given: ({ input }) => takeBackClaimed(logistics(), input), reason: "transition_refused" },
  audit: { action: "claim.take_back", subjectId },
});

proveVerb("chargeClaim", {
  ...byStaff,
  arrange: () =>
    arrangedClaim(world(), () => takenOverClaim(world()), { costFen: 59_900, reason: "商户未寄回" }),
  call: (ctx, { input }) => chargeClaim(ctx, input),
  succeeds: (claim) => expect(claim).toMatchObject({ status: "charged", costFen: 59_900 }),
  illegal: { given: ({ input }) => chargeClaim(logistics(), input), reason: "transition_refused" },
  audit: { action: "claim.charge", subjectId },
});
