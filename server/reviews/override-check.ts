import { z } from "zod";
import type { Context } from "#server/context.ts";
import { OVERRIDABLE_FIELDS } from "#server/domain/applications/vouched.ts";
import { DomainError } from "#server/domain/errors.ts";
import { decideCase } from "./decide-case.ts";
import type { CaseView } from "./review-view.ts";
import { turnDownCaseInput } from "./turn-down-case.ts";

export const overrideCheckInput = turnDownCaseInput.extend({ field: z.enum(OVERRIDABLE_FIELDS) });

/** Lets an answer pass that breaks a rule and that the applicant vouches for; it holds until the answer is another. */
export function overrideCheck(ctx: Context, input: z.infer<typeof overrideCheckInput>): Promise<CaseView> {
  const { field, reason } = input;
  return decideCase(ctx, input, {
    permission: "application:review",
    event: "override_check",
    byItsReviewer: true,
    changes: {},
    decisions: [{ kind: "override", field, reason }],
    reason,
    refuse: ({ vouched }) => {
      if (vouched.some((answer) => answer.field === field && !answer.overridden)) return;
      throw new DomainError("illegal_state", "nothing_to_override", "This answer needs no override.", {
        field,
      });
    },
  });
}
