import sharp from "sharp";
import { type CleanFile, Refused } from "./outcome.ts";

/** The size within which a picture is drawn anew, and how. */
export interface Redrawing {
  format: "jpeg" | "png";
  maxWidth: number;
  maxHeight: number;
  maxPixels: number;
}

/** Upright, reduced and encoded anew: nothing but pixels is kept, no position and nothing behind the picture. */
export async function redrawPicture(bytes: Uint8Array, drawing: Redrawing): Promise<CleanFile> {
  try {
    const options = {
      limitInputPixels: drawing.maxPixels,
      failOn: "truncated",
      sequentialRead: true,
    } as const;
    const image = sharp(bytes, options).rotate().resize({
      width: drawing.maxWidth,
      height: drawing.maxHeight,
      fit: "inside",
      withoutEnlargement: true,
    });
    const redrawn =
      drawing.format === "png" ? image.png() : image.flatten({ background: "#ffffff" }).jpeg({ quality: 85 });
    return { bytes: await redrawn.toBuffer(), contentType: `image/${drawing.format}` };
  } catch (error) {
    throw new Refused(reasonOf(error));
  }
}

/** The library tells its failures apart by their text alone. */
function reasonOf(error: unknown) {
  const text = error instanceof Error ? error.message : "";
  return /pixel limit/i.test(text) ? "document_pixels" : "document_unreadable";
}
