import { DomainError } from "#server/domain/errors.ts";
import type { CaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseOutcomes } from "#server/domain/reviews/queue-query.ts";

/** Does the same to each of the chosen cases, in a change of its own; one that is refused stops none of the others. */
export async function eachCase(
  cases: readonly CaseInput[],
  work: (input: CaseInput) => Promise<unknown>,
): Promise<CaseOutcomes> {
  const outcomes: CaseOutcomes = [];
  for (const input of cases) {
    const { applicationId } = input;
    try {
      await work(input);
      outcomes.push({ applicationId, done: true, code: null, reason: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes.push({ applicationId, done: false, code: error.code, reason: error.reason });
    }
  }
  return outcomes;
}
