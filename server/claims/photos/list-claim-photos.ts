import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { type ClaimPhotos, MOST_PHOTOS } from "#server/domain/claims/photos.ts";
import { OPEN_CLAIM_STATUSES } from "#server/domain/claims/status.ts";
import { loadClaim } from "../claim-rows.ts";
import { photosOf, requireClaims } from "./photo-rows.ts";

/** Which photos a claim has, the oldest first. */
export async function listClaimPhotos(ctx: Context, { claimId }: { claimId: string }): Promise<ClaimPhotos> {
  requireClaims(ctx, "claim:read");
  return read(ctx, async (db) => {
    const { claim } = await loadClaim(db, ctx, claimId);
    const photos = await photosOf(db, claimId);
    return {
      photos: photos.map(({ id, sentAt, sentBy }) => ({
        id,
        sentAt: sentAt.toISOString(),
        removable: sentBy === ctx.actor.id && claim.status === "opened",
      })),
      canAdd: OPEN_CLAIM_STATUSES.includes(claim.status) && photos.length < MOST_PHOTOS,
    };
  });
}
