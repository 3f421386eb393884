import { problemOf } from "#components/query/problem.ts";
import { sendFile } from "#components/query/send-file.ts";

/** What may be said against a photo; anything else is `other`. */
const FAULTS = [
  "photo_too_large",
  "photo_type",
  "document_type",
  "document_unreadable",
  "document_pixels",
  "too_many_photos",
  "too_many_tries",
  "claim_over",
] as const;

/** Sends a photo as it is; the portal redraws it. Throws what was said against it. */
export async function sendPhoto(claimId: string, file: File): Promise<void> {
  await sendFile(`/api/claims/${claimId}/photos`, file);
}

export function photoFault(error: Error): (typeof FAULTS)[number] | "other" {
  const { reason } = problemOf(error);
  return FAULTS.find((known) => known === reason) ?? "other";
}
