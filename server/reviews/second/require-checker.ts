import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { Application } from "#server/applications/load-application.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { hasRejected } from "#server/domain/reviews/steps.ts";

/** Refuses the second judgement to whoever made the first, is not the one that was named, or declined it before its appeal. */
export function requireChecker({ application, decisions }: CaseFile, { actor }: Context): void {
  if (application.reviewerId === actor.id) {
    const text = "Whoever judged the case first cannot judge it a second time.";
    throw new DomainError("forbidden", "needs_second_person", text);
  }
  if (isNamedForAnother(application, actor.id)) {
    const text = "The reviewer has named another colleague as checker of this case.";
    throw new DomainError("forbidden", "another_checker_named", text);
  }
  if (application.appealedAt !== null && hasRejected(decisions, actor.id, application.appealedAt))
    throw decidedBefore();
}

export function isNamedForAnother({ namedCheckerId }: Application, personId: string): boolean {
  return namedCheckerId !== null && namedCheckerId !== personId;
}

export function decidedBefore(): DomainError {
  const text = "You declined this application. Its appeal goes to a colleague.";
  return new DomainError("forbidden", "decided_before", text);
}
