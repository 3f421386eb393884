import { eq } from "drizzle-orm";
import { claimPhotos } from "#db/schema/claims.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { loadPhoto, photoNotFound, requireClaims } from "./photo-rows.ts";

/** Takes a photo back, by whoever sent it, while nobody has decided upon the claim. */
export async function removeClaimPhoto(ctx: Context, { photoId }: { photoId: string }): Promise<void> {
  requireClaims(ctx, "claim:write");
  const storageKey = await change(ctx, async (tx) => {
    const { photo, claim } = await loadPhoto(tx, ctx, photoId);
    if (photo.sentBy !== ctx.actor.id) throw photoNotFound();
    if (claim.status !== "opened") {
      const text = "The claim was decided upon with this photo; it stays.";
      throw new DomainError("illegal_state", "claim_decided", text, { status: claim.status });
    }
    await tx.delete(claimPhotos).where(eq(claimPhotos.id, photoId));
    await recordAudit(tx, ctx, {
      action: "claim.remove_photo",
      subjectType: "claim",
      subjectId: photo.claimId,
      after: { photoId },
    });
    return photo.storageKey;
  });
  // What is not deleted now is found by the sweep: no row names it any more.
  await ctx.storage.delete(storageKey);
}
