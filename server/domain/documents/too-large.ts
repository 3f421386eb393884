import { DomainError } from "#server/domain/errors.ts";
import { MAX_DOCUMENT_BYTES, MAX_DOCUMENT_MB } from "./limits.ts";

export function documentTooLarge(): DomainError {
  return new DomainError(
    "too_large",
    "document_too_large",
    `The file is larger than ${MAX_DOCUMENT_MB} MB.`,
    {
      maximumBytes: MAX_DOCUMENT_BYTES,
    },
  );
}
