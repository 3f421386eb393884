import { DomainError } from "#server/domain/errors.ts";

export function offsetConflict(receivedBytes: number | null): DomainError {
  return new DomainError(
    "conflict",
    "offset_conflict",
    "The bytes sent do not follow what was received. Ask how far the upload came, and go on from there.",
    { receivedBytes },
  );
}

export function uploadNotFound(): DomainError {
  return new DomainError(
    "not_found",
    "upload_not_found",
    "There is no such upload: it expired, was canceled or was replaced. Choose the file again.",
  );
}

export function uploadTooLong(lengthBytes: number): DomainError {
  return new DomainError("too_large", "upload_too_long", "More was sent than the upload was said to have.", {
    lengthBytes,
  });
}
