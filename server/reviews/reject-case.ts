import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { rejectCaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";
import { requireReason } from "./reasons/require-reason.ts";
import { assessCase } from "./risk/assess-case.ts";
import { handToChecker } from "./second/hand-to-checker.ts";
import { tellOfRejection } from "./second/settle-case.ts";

/**
 * The reviewer declines the application; the applicant reads the reason and may appeal once. Where the risk rules ask for a
 * second person, it goes to a checker first, who judges without knowing what was proposed.
 */
export function rejectCase(
  ctx: Context,
  { checkerId, code, ...input }: z.infer<typeof rejectCaseInput>,
): Promise<CaseView> {
  const { reason } = input;
  return decideCase(ctx, input, {
    permission: "application:review",
    expects: "reject",
    byItsReviewer: true,
    plan: async (tx, file) => {
      const said = { reason, ...(await requireReason(tx, { kind: "rejection", code })) };
      const { needsSecond, rating: riskRating } = await assessCase(tx, ctx, file);
      if (!needsSecond)
        return {
          event: "reject",
          changes: { decidedAt: ctx.now, riskRating },
          decisions: [{ kind: "rejection", ...said }],
          reason,
          also: (tx, file) => tellOfRejection(tx, ctx, file),
        };
      return {
        event: "propose_rejection",
        changes: { proposedAt: ctx.now, namedCheckerId: checkerId ?? null, riskRating },
        decisions: [{ kind: "rejection_proposal", ...said }],
        reason,
        also: (tx, { application }) =>
          handToChecker(tx, ctx, { application, verdict: "reject", checkerId, ...said }),
      };
    },
  });
}
