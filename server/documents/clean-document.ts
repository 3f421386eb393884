import sharp from "sharp";
import { DomainError } from "#server/domain/errors.ts";
import { isActivePdf } from "./active-pdf.ts";

export interface CleanDocument {
  bytes: Buffer;
  contentType: "image/jpeg" | "application/pdf";
}

const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 3000;
const IMAGE_FORMATS = new Set(["jpeg", "png", "webp"]);

/**
 * What may be stored of an upload. The bytes decide, not the name or the declared type. Images are decoded and
 * encoded anew, so that position data and anything hidden behind the picture are gone.
 */
export async function cleanDocument(bytes: Buffer): Promise<CleanDocument> {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return cleanPdf(bytes);
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "truncated" });
    const { format } = await image.metadata();
    if (format === undefined || !IMAGE_FORMATS.has(format))
      throw refused("document_type", "not a JPEG, PNG, WebP or PDF");
    const clean = await image
      .rotate()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 85 })
      .toBuffer();
    return { bytes: clean, contentType: "image/jpeg" };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const tooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    throw tooLarge
      ? refused("document_pixels", "too many pixels; take the photo again at an ordinary size")
      : refused("document_unreadable", "damaged or not a JPEG, PNG, WebP or PDF");
  }
}

function cleanPdf(bytes: Buffer): CleanDocument {
  if (!/%%EOF\s*$/.test(bytes.subarray(-1024).toString("latin1")))
    throw refused("document_unreadable", "cut off; upload the whole PDF");
  if (isActivePdf(bytes)) throw refused("document_active", "a PDF with scripts, attachments or a password");
  return { bytes, contentType: "application/pdf" };
}

function refused(reason: string, what: string): DomainError {
  return new DomainError("invalid_input", reason, `The file is ${what}.`);
}
