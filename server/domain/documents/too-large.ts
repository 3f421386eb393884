import { DomainError } from "#server/domain/errors.ts";
import { MAX_DOCUMENT_BYTES } from "./limits.ts";

export function documentTooLarge(): DomainError {
  return new DomainError("too_large", "document_too_large", "The file is larger than 10 MB.", {
    maximumBytes: MAX_DOCUMENT_BYTES,
  });
}
