import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { judgeCaseInput } from "#server/domain/reviews/inputs.ts";
import { isDisputed, judge } from "#server/domain/reviews/opinions.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "../decide-case.ts";
import { requireReason } from "../reasons/require-reason.ts";
import { giveOpinion } from "./give-opinion.ts";
import { opinionsOf } from "./opinions-of.ts";
import { requireChecker } from "./require-checker.ts";
import { openMerchant, tellOfRejection } from "./settle-case.ts";

/**
 * A second judgement of the evidence, given without knowing the first; both are shown from then on. Where the two agree, the
 * case is decided; where not, a third person decides, who has judged neither way before.
 */
export function judgeCase(ctx: Context, input: z.infer<typeof judgeCaseInput>): Promise<CaseView> {
  const { verdict, reason, code } = input;
  return decideCase(ctx, input, {
    permission: "application:check",
    expects: "disagree",
    byItsReviewer: false,
    refuse: requireChecker,
    plan: async (tx, file) => {
      const opinions = await opinionsOf(tx, file.application.id);
      const { stage, event } = judge(opinions, ctx.actor.id, verdict);
      const named = await requireReason(tx, { kind: "rejection", code });
      await giveOpinion(tx, ctx, {
        ...{ applicationId: file.application.id, stage, verdict, reason, ...named },
        seen: [input.evidenceHash, ...opinions.map(({ evidenceHash }) => evidenceHash)],
      });
      if (event === "disagree")
        return {
          event,
          // Whoever was named has judged; the third is anybody else.
          changes: { namedCheckerId: null },
          decisions: [{ kind: "disagreement" }],
        };
      const decided = { changes: { checkerId: ctx.actor.id, decidedAt: ctx.now } };
      if (event === "confirm_approval")
        return {
          ...decided,
          event,
          decisions: [{ kind: "approval" }],
          also: (tx, file) => openMerchant(tx, ctx, file),
        };
      const why = reason ?? opinions.findLast((opinion) => opinion.verdict === "reject")?.reason;
      if (why === undefined || why === null) throw reasonMissing();
      return {
        ...decided,
        event,
        decisions: [
          { kind: "rejection", reason: isDisputed(opinions) ? why : (opinions[0]?.reason ?? why), ...named },
        ],
        reason: why,
        also: (tx, file) => tellOfRejection(tx, ctx, file),
      };
    },
  });
}

function reasonMissing(): DomainError {
  return new DomainError(
    "invalid_input",
    "verdict_reason_missing",
    "Say why the application is to be rejected.",
  );
}
