import { z } from "zod";

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

const refusal = z.object({ error: z.object({ reason: z.string() }) });

class PhotoRefused extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** Sends a photo as it is; the portal redraws it. Throws what was said against it. */
export async function sendPhoto(claimId: string, file: File): Promise<void> {
  const response = await fetch(`/api/claims/${claimId}/photos`, {
    method: "POST",
    headers: { "content-type": file.type },
    body: file,
  });
  if (response.ok) return;
  const said = refusal.safeParse(await response.json().catch(() => null));
  throw new PhotoRefused(said.success ? said.data.error.reason : "other");
}

export function photoFault(error: Error): (typeof FAULTS)[number] | "other" {
  const reason = error instanceof PhotoRefused ? error.reason : "other";
  return FAULTS.find((known) => known === reason) ?? "other";
}
