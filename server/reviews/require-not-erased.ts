import type { Application } from "#server/applications/load-application.ts";
import { DomainError } from "#server/domain/errors.ts";

/** Nothing is written about whoever had everything about them erased. */
export function requireNotErased({ erasedAt }: Pick<Application, "erasedAt">): void {
  if (erasedAt === null) return;
  throw new DomainError("illegal_state", "case_erased", "What was handed in has been erased.", {
    erasedAt: erasedAt.toISOString(),
  });
}
