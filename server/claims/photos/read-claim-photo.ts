import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { loadPhoto, requireClaims } from "./photo-rows.ts";

/** A photo as JPEG, for its merchant and for staff; every look by staff leaves an audit row. */
export async function readClaimPhoto(ctx: Context, { photoId }: { photoId: string }): Promise<Buffer> {
  requireClaims(ctx, "claim:read");
  const { photo } = await read(ctx, (db) => loadPhoto(db, ctx, photoId));
  const sealed = await ctx.storage.get(photo.storageKey);
  if (sealed === null) {
    const text = "The photo cannot be read just now. Try again later.";
    throw new DomainError("unavailable", "document_missing", text);
  }
  if (isPermitted(ctx.actor.roles, "claim:read")) {
    await change(ctx, (tx) =>
      recordAudit(tx, ctx, {
        action: "claim.read_photo",
        subjectType: "claim",
        subjectId: photo.claimId,
        after: { photoId },
      }),
    );
  }
  return ctx.vault.openBytes(sealed, placeOf("claim_photos", photo.id));
}
