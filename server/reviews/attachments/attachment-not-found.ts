import { DomainError } from "#server/domain/errors.ts";

export function attachmentNotFound(): DomainError {
  return new DomainError("not_found", "attachment_not_found", "There is no such file at this case.");
}
