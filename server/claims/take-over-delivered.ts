import { and, eq } from "drizzle-orm";
import { claims } from "#db/schema/claims.ts";
import { shipments } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { loadClaim } from "./claim-rows.ts";
import { actsOf } from "./claim-view-of.ts";
import { takeOverIn } from "./take-over-in.ts";

/** A parcel has arrived: where it holds the replacement of a claim, that takes over. Any other parcel, or the same again, changes nothing. */
export async function takeOverDelivered(ctx: Context, { shipmentId }: { shipmentId: string }): Promise<void> {
  requirePermission(ctx, "claim:carry_on");
  await change(ctx, async (tx) => {
    const [due] = await tx
      .select({ claimId: claims.id, version: claims.version })
      .from(claims)
      .innerJoin(shipments, eq(shipments.deviceId, claims.replacementDeviceId))
      .where(and(eq(shipments.id, shipmentId), eq(claims.status, "replacement_underway")));
    if (due === undefined) return;
    const row = await loadClaim(tx, ctx, due.claimId);
    if (actsOf(ctx.actor, row).includes("take_over")) await takeOverIn(tx, ctx, due);
  });
}
