import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { CaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";
import { openFlags } from "./open-flags.ts";

/** The maker's half of an approval: the case goes to a checker, who must be another person. */
export function proposeApproval(ctx: Context, input: CaseInput): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:review",
    event: "propose_approval",
    byItsReviewer: true,
    changes: { proposedAt: ctx.now },
    decisions: [{ kind: "proposal" }],
    also: (tx, { application }) => notifyApplicant(tx, ctx, { application, what: "proposed" }),
    refuse: ({ requirements, vouched, decisions }) => {
      const flags = openFlags(decisions).map(({ field }) => field);
      if (flags.length > 0) {
        const text = "Fields are flagged. Send them back, or take the flags off.";
        throw new DomainError("illegal_state", "flags_open", text, { fields: flags });
      }
      const { currentlyDue } = requirements;
      if (currentlyDue.length > 0) {
        const text = "Something is still due; send it back first.";
        throw new DomainError("illegal_state", "requirements_due", text, { currentlyDue });
      }
      const fields = vouched.filter(({ overridden }) => !overridden).map(({ field }) => field);
      if (fields.length > 0) {
        const text = "An answer breaks a rule; override it with a reason, or send it back.";
        throw new DomainError("illegal_state", "override_missing", text, { fields });
      }
    },
  });
}
