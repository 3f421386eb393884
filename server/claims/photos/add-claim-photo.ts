import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { claimPhotos, claims } from "#db/schema/claims.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { layFile } from "#server/documents/lay-file.ts";
import { MAX_PHOTO_BYTES, MOST_PHOTOS } from "#server/domain/claims/photos.ts";
import { OPEN_CLAIM_STATUSES } from "#server/domain/claims/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { examine } from "#server/examination/examine.ts";
import { throttle } from "#server/identity/throttle.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { type Claim, loadClaim } from "../claim-rows.ts";
import { photosOf, requireClaims } from "./photo-rows.ts";

/** Adds a photo to a claim that is not over; redrawn, so that nothing but pixels is kept, and sealed. Returns its id. */
export async function addClaimPhoto(
  ctx: Context,
  { claimId }: { claimId: string },
  file: Buffer,
): Promise<{ id: string }> {
  requireClaims(ctx, "claim:write");
  const { claim } = await read(ctx, (db) => loadClaim(db, ctx, claimId));
  requireOpen(claim);
  await throttle(ctx, "claim_photos_of_person", ctx.actor.id);
  const bytes = await pictureIn(ctx, file);
  const id = makeId("claimPhoto", ctx.randomBytes);
  await layFile(ctx, id, ctx.vault.sealBytes(bytes, placeOf("claim_photos", id)));
  return change(ctx, async (tx) => {
    // Of two at once the second sees how many there are.
    await tx.select({ id: claims.id }).from(claims).where(eq(claims.id, claimId)).for("no key update");
    requireOpen((await loadClaim(tx, ctx, claimId)).claim);
    if ((await photosOf(tx, claimId)).length >= MOST_PHOTOS) throw tooMany();
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await tx
      .insert(claimPhotos)
      .values({ id, claimId, storageKey: id, sha256, sentBy: ctx.actor.id, sentAt: ctx.now });
    await recordAudit(tx, ctx, {
      action: "claim.add_photo",
      subjectType: "claim",
      subjectId: claimId,
      after: { photoId: id, sha256 },
    });
    return { id };
  });
}

function requireOpen({ status }: Claim): void {
  if (OPEN_CLAIM_STATUSES.includes(status)) return;
  throw new DomainError("illegal_state", "claim_over", "This claim is over; nothing is added to it.", {
    status,
  });
}

async function pictureIn({ actor }: Context, file: Buffer): Promise<Uint8Array> {
  if (file.length > MAX_PHOTO_BYTES) {
    throw new DomainError("invalid_input", "photo_too_large", "A photo has 12 MB at most.", {
      most: MAX_PHOTO_BYTES,
    });
  }
  const { bytes, contentType } = await examine(actor, { file, as: "document" });
  if (contentType === "image/jpeg") return bytes;
  throw new DomainError("invalid_input", "photo_type", "Send a photo: JPEG, PNG or WebP.");
}

function tooMany(): DomainError {
  return new DomainError("limit_reached", "too_many_photos", "A claim has four photos at most.", {
    most: MOST_PHOTOS,
  });
}
