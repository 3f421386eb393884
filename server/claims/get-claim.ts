import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { loadClaim } from "./claim-rows.ts";
import { claimViewOf } from "./claim-view-of.ts";

export async function getClaim(ctx: Context, { claimId }: { claimId: string }): Promise<ClaimView> {
  requirePermission(ctx, isPermitted(ctx.actor.roles, "claim:read") ? "claim:read" : "claim:own");
  return claimViewOf(ctx, await read(ctx, (db) => loadClaim(db, ctx, claimId)));
}
