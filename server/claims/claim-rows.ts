import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { claims } from "#db/schema/claims.ts";
import { deviceModels, devices, shipments } from "#db/schema/devices.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { OPEN_SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";

const replacements = alias(devices, "replacements");

/** Claims with their device and its model, terminal, store, merchant, and the replacement with the parcel it is in. */
export function claimRows(reader: Reader) {
  return reader
    .select({
      claim: claims,
      device: devices,
      model: deviceModels,
      terminal: terminals,
      merchant: merchants,
      storeName: stores.name,
      replacement: replacements,
      parcelId: shipments.id,
    })
    .from(claims)
    .innerJoin(devices, eq(devices.id, claims.deviceId))
    .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
    .innerJoin(terminals, eq(terminals.id, claims.terminalId))
    .innerJoin(merchants, eq(merchants.id, claims.merchantId))
    .innerJoin(stores, eq(stores.id, terminals.storeId))
    .leftJoin(replacements, eq(replacements.id, claims.replacementDeviceId))
    .leftJoin(
      shipments,
      and(eq(shipments.deviceId, replacements.id), inArray(shipments.status, OPEN_SHIPMENT_STATUSES)),
    );
}

export type ClaimRow = Awaited<ReturnType<typeof claimRows>>[number];
export type Claim = ClaimRow["claim"];

/** A claim that the person may see: staff any, a merchant its own; any other is not found. */
export async function loadClaim(reader: Reader, ctx: Context, claimId: string): Promise<ClaimRow> {
  const [row] = await claimRows(reader).where(
    and(eq(claims.id, claimId), ofVisibleMerchants(ctx, "claim:read")),
  );
  if (row === undefined) throw new DomainError("not_found", "claim_not_found", "There is no such claim.");
  return row;
}
