import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";

/** Photos of one claim, at most. */
export const MOST_PHOTOS = 4;
/** As a phone takes them, with room; larger ones are refused before they are read. */
export const MAX_PHOTO_BYTES = 12 * 1024 * 1024;
/** So long after its claim is over a photo is kept. */
export const PHOTOS_KEPT_DAYS = 180;

export const claimPhotoRef = z.strictObject({ photoId: id("claimPhoto") });

export const claimPhotoView = z.strictObject({
  id: z.string(),
  sentAt: utcInstant,
  /** Whether the reader sent it and may still take it back. */
  removable: z.boolean(),
});

export const claimPhotos = z.strictObject({
  photos: z.array(claimPhotoView),
  /** Whether another one may be added now. */
  canAdd: z.boolean(),
});
export type ClaimPhotos = z.infer<typeof claimPhotos>;
