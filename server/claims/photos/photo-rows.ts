import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { claimPhotos } from "#db/schema/claims.ts";
import type { Context } from "#server/context.ts";
import { type Actor, requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { loadClaim } from "../claim-rows.ts";

/** Refuses whoever neither owns claims nor looks after them. */
export function requireClaims(who: { actor: Actor }, permission: "claim:read" | "claim:write"): void {
  requirePermission(who, isPermitted(who.actor.roles, permission) ? permission : "claim:own");
}

export function photosOf(reader: Reader, claimId: string) {
  return reader
    .select()
    .from(claimPhotos)
    .where(eq(claimPhotos.claimId, claimId))
    .orderBy(asc(claimPhotos.sentAt), asc(claimPhotos.id));
}

/** A photo and its claim, where the person may see that; refuses with `photo_not_found`. */
export async function loadPhoto(reader: Reader, ctx: Context, photoId: string) {
  const [photo] = await reader.select().from(claimPhotos).where(eq(claimPhotos.id, photoId));
  if (photo === undefined) throw photoNotFound();
  const { claim } = await loadClaim(reader, ctx, photo.claimId).catch(() => {
    throw photoNotFound();
  });
  return { photo, claim };
}

export function photoNotFound(): DomainError {
  return new DomainError("not_found", "photo_not_found", "There is no such photo.");
}
