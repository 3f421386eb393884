import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { overrideCheckInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";

/** Lets an answer pass that breaks a rule and that the applicant vouches for; it holds until the answer is another. */
export function overrideCheck(ctx: Context, input: z.infer<typeof overrideCheckInput>): Promise<CaseView> {
  const { field, reason } = input;
  return decideCase(ctx, input, {
    permission: "application:review",
    expects: "override_check",
    byItsReviewer: true,
    refuse: ({ vouched }) => {
      if (vouched.some((answer) => answer.field === field && !answer.overridden)) return;
      throw new DomainError("illegal_state", "nothing_to_override", "This answer needs no override.", {
        field,
      });
    },
    plan: () => ({
      event: "override_check",
      changes: {},
      decisions: [{ kind: "override", field, reason }],
      reason,
    }),
  });
}
