import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { findApplications } from "#server/applications/find-applications.ts";
import { read } from "#server/changes/read.ts";
import { findClaims } from "#server/claims/find-claims.ts";
import type { Context } from "#server/context.ts";
import { findDevices } from "#server/devices/find-devices.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted, type Permission } from "#server/domain/permissions.ts";
import type { findInput } from "#server/domain/search/inputs.ts";
import { type Sought, soughtFrom } from "#server/domain/search/sought.ts";
import type { Found } from "#server/domain/search/views.ts";
import { findMerchants } from "#server/merchants/find-merchants.ts";
import { findPayments } from "#server/payments/orders/find-payments.ts";
import { findShipments } from "#server/shipments/find-shipments.ts";
import { findTerminals } from "#server/terminals/find-terminals.ts";

type Finder = (reader: Reader, ctx: Context, sought: Sought) => Promise<Found[]>;

/** Each kind of thing with the permission that opens its page: nobody finds what they may not open. */
const FINDERS: readonly (readonly [Permission, Finder])[] = [
  ["application:read", findApplications],
  ["merchant:read", findMerchants],
  ["terminal:read", findTerminals],
  ["device:read", findDevices],
  ["shipment:read", findShipments],
  ["claim:read", findClaims],
  ["payment:read", findPayments],
];

/**
 * Things of every kind whose name, number or mobile somebody typed, a few of each. Mobile, ID, licence and account
 * numbers are compared by blind index, whole; those of a person or account only for whoever may have them shown.
 */
export async function find(ctx: Context, { typed }: z.infer<typeof findInput>): Promise<Found[]> {
  requirePermission(ctx, "merchant:read");
  const { roles } = ctx.actor;
  const sought = soughtFrom(typed, { mayReveal: isPermitted(roles, "application:reveal") });
  if (sought === null) return [];
  const found = FINDERS.filter(([permission]) => isPermitted(roles, permission)).map(([, finder]) =>
    read(ctx, (reader) => finder(reader, ctx, sought)),
  );
  return (await Promise.all(found)).flat();
}
