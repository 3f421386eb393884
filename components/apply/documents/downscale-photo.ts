import { shrinkPhoto } from "./shrink-photo.ts";

/** Enough to read a licence by, and a tenth of what a phone's camera makes. */
const LONGEST_SIDE = 2400;
const SMALL_BYTES = 1_500_000;
const QUALITY = 0.85;

/**
 * A photo as small as is still readable, upright and without its EXIF; anything else, and whatever this browser
 * cannot decode, goes as it is: the portal re-encodes and checks every file again.
 */
export async function downscalePhoto(file: File): Promise<File> {
  if (!file.type.startsWith("image/") || file.size <= SMALL_BYTES) return file;
  try {
    const canvas = await shrinkPhoto(file, LONGEST_SIDE);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (blob === null || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" });
  } catch {
    return file;
  }
}
