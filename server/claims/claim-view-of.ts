import type { Actor } from "#server/domain/actor.ts";
import { TAMPERING } from "#server/domain/claims/reasons.ts";
import { type ClaimAct, possibleActs } from "#server/domain/claims/status.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { CLAIM_WAITS } from "#server/domain/claims/waits.ts";
import { isCovered } from "#server/domain/claims/warranty.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { ClaimRow } from "./claim-rows.ts";

/** Statuses in which a replacement is reserved or on its way; in any other it went another way. */
const COMING = ["reserved", "shipped", "delivered"];

/** A claim as its reader sees it, with what they may do about it. */
export function claimViewOf({ actor }: { actor: Actor }, row: ClaimRow): ClaimView {
  const { claim, device, model, terminal, merchant, storeName } = row;
  const { id, status, reason, description, byStaff, remedy, coverage, costFen, note, finding } = claim;
  const { carrier, trackingNumber, version } = claim;
  const isTampering = reason === TAMPERING;
  return {
    ...{ id, status, reason, description, byStaff, remedy, coverage, costFen, note, finding, version },
    terminalId: terminal.id,
    terminalNumber: terminal.number,
    terminalStatus: terminal.status,
    merchantId: merchant.id,
    merchantName: merchant.name,
    storeName,
    deviceId: device.id,
    serialNumber: device.serialNumber,
    modelCode: model.code,
    modelName: model.name,
    warranty: {
      shippedOn: claim.shippedOn,
      until: claim.warrantyUntil,
      inForce: isCovered(claim, claim.openedAt),
    },
    replacement: replacementOf(row),
    dispatch: carrier === null || trackingNumber === null ? null : { carrier, trackingNumber },
    quarantined: isTampering && finding !== "untouched",
    openedAt: claim.openedAt.toISOString(),
    acts: actsOf(actor, row),
    canClear: isTampering && finding === null && isPermitted(actor.roles, "claim:clear"),
    wait: waitOf(row),
  };
}

/** While nobody has made a parcel of the replacement, it is not the carrier's move yet. */
function waitOf({ claim: { status, since }, replacement }: ClaimRow): ClaimView["wait"] {
  const wait = moveWaitOf(CLAIM_WAITS, status, since);
  const isHere = status === "replacement_underway" && replacement?.status === "reserved";
  return wait !== null && isHere ? { ...wait, holder: "logistics" } : wait;
}

export function actsOf(actor: Actor, row: ClaimRow): ClaimAct[] {
  const side = isPermitted(actor.roles, "claim:write") || actor.kind === "system" ? "staff" : "merchant";
  return possibleActs(side, row.claim.status, { isCurrent: isCurrent(row), replacement: standOf(row) });
}

const isCurrent = ({ claim, terminal }: ClaimRow): boolean =>
  terminal.status !== "closed" && terminal.deviceId === claim.deviceId;

function standOf({ claim, replacement }: ClaimRow) {
  if (replacement === null) return null;
  const isTheirs = replacement.merchantId === claim.merchantId;
  return {
    stands: isTheirs && COMING.includes(replacement.status),
    arrived: replacement.status === "delivered",
  };
}

function replacementOf({ replacement, parcelId }: ClaimRow): ClaimView["replacement"] {
  if (replacement === null) return null;
  const { id: deviceId, serialNumber, status } = replacement;
  return { deviceId, serialNumber, status, needsParcel: status === "reserved" && parcelId === null };
}
