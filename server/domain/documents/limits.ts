import { DAY_MS } from "#server/domain/calendar/durations.ts";

export const DOCUMENT_TYPES = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;
/** As every text about it says. */
export const MAX_DOCUMENT_MB = 10;
export const MAX_DOCUMENT_BYTES = MAX_DOCUMENT_MB * 1024 * 1024;

/** An upload that is not finished by then is forgotten. */
export const UPLOAD_KEPT_MS = DAY_MS;

/** What one request of our own pages carries: small enough to come through where the network comes and goes. */
export const PART_BYTES = 256 * 1024;

/** Into how many parts an upload may fall, those that a cut connection left behind among them. */
export const MAX_PARTS = 8 * (MAX_DOCUMENT_BYTES / PART_BYTES);
