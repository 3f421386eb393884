import type { Transaction } from "#db/client.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { CaseInput } from "#server/domain/reviews/inputs.ts";
import { hasRejected } from "#server/domain/reviews/steps.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";
import { assessCase } from "./risk/assess-case.ts";
import { membersOf } from "./roster/members.ts";
import { decidedBefore } from "./second/require-checker.ts";

/** Takes a case from the queue, or over from another reviewer; the version decides between two at once. */
export function claimCase(ctx: Context, input: CaseInput): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:review",
    expects: "claim",
    byItsReviewer: false,
    refuse: refuseEarlierDecider,
    plan: async (tx, file) => {
      await refuseLowerTier(tx, ctx, file);
      return {
        event: "claim",
        changes: {
          reviewerId: ctx.actor.id,
          claimedAt: ctx.now,
          checkerId: null,
          namedCheckerId: null,
          snoozedUntil: null,
          riskRating: (await assessCase(tx, ctx, file)).rating,
        },
        decisions: [],
        also: async (tx, { application }) => {
          // Who takes a case over from a colleague says nothing new to the applicant.
          if (application.status !== "in_review")
            await notifyApplicant(tx, ctx, { application, what: "claimed" });
        },
      };
    },
  });
}

/** What was escalated is for the second tier; whoever has it keeps it until they take it. */
async function refuseLowerTier(
  tx: Transaction,
  ctx: Context,
  { application: { tier } }: CaseFile,
): Promise<void> {
  if (tier === 1) return;
  const [me] = await membersOf(tx, ctx.now, ctx.actor.id);
  if (me !== undefined && me.tier >= tier) return;
  const text = "This case was escalated: it is for the second tier.";
  throw new DomainError("conflict", "tier_too_low", text);
}

/** An appeal is decided by somebody who did not decide before. */
function refuseEarlierDecider({ application, decisions }: CaseFile, { actor }: Context): void {
  if (application.appealedAt === null || !hasRejected(decisions, actor.id, application.appealedAt)) return;
  throw decidedBefore();
}
