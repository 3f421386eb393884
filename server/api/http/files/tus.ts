import { z } from "zod";
import { DomainError } from "#server/domain/errors.ts";

export const TUS_VERSION = "1.0.0";

/** Headers of every answer in the protocol. */
export function tusHeaders(more: Record<string, string> = {}): Headers {
  return new Headers({
    "tus-resumable": TUS_VERSION,
    "tus-version": TUS_VERSION,
    "cache-control": "no-store",
    ...more,
  });
}

/** A header that counts bytes; undefined when it is missing or no count. */
export function byteCount(header: string | null): number | undefined {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

const metadata = z.strictObject({
  application: z.string().optional(),
  slot: z.string().optional(),
  filename: z.string().optional(),
  filetype: z.string().optional(),
});

/** `Upload-Metadata`: pairs of a key and a value in base64, with commas between them. */
export function uploadMetadata(header: string | null): z.infer<typeof metadata> {
  const pairs = (header ?? "").split(",").map((pair) => pair.trim().split(" "));
  const decoded = pairs
    .filter(([key]) => key !== "")
    .map(([key, value = ""]) => [key, Buffer.from(value, "base64").toString("utf8")]);
  const parsed = metadata.safeParse(Object.fromEntries(decoded));
  if (!parsed.success) throw invalid("upload_invalid", "upload-metadata");
  return parsed.data;
}

export function invalid(reason: string, field: string | undefined): DomainError {
  return new DomainError("invalid_input", reason, `The upload's ${field ?? "request"} is missing or wrong.`, {
    field,
  });
}
