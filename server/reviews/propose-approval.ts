import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import { agreedModel } from "#server/applications/recommendations/agreed-model.ts";
import type { Context } from "#server/context.ts";
import { requireModel } from "#server/devices/catalogue/require-model.ts";
import { requireFit } from "#server/domain/devices/fit.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Product } from "#server/domain/merchants/kinds.ts";
import type { proposeApprovalInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";
import { openFlags } from "./open-flags.ts";
import { assessCase } from "./risk/assess-case.ts";
import { handToChecker } from "./second/hand-to-checker.ts";

/**
 * The maker's half of an approval: the case goes to a checker, who must be another person. The model is the one that the applicant
 * has agreed to, unless the maker names another; it fits the product, or is refused as `model_unfit`.
 */
export function proposeApproval(
  ctx: Context,
  { modelCode, checkerId, ...input }: z.output<typeof proposeApprovalInput>,
): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:review",
    expects: "propose_approval",
    byItsReviewer: true,
    refuse: refuseWhatIsOpen,
    plan: async (tx, file) => {
      const { rating } = await assessCase(tx, ctx, file);
      const agreed = modelCode ?? (await agreedModel(tx, file.application.id));
      return {
        event: "propose_approval",
        changes: {
          proposedAt: ctx.now,
          agreedModel: agreed,
          namedCheckerId: checkerId ?? null,
          riskRating: rating,
        },
        decisions: [{ kind: "proposal" }],
        also: async (tx, { application }) => {
          if (agreed !== null) await agreeOn(tx, application.product, agreed);
          await handToChecker(tx, ctx, { application, verdict: "accept", checkerId });
          await notifyApplicant(tx, ctx, { application, what: "proposed" });
        },
      };
    },
  });
}

function refuseWhatIsOpen({ requirements, vouched, decisions }: CaseFile): void {
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
}

async function agreeOn(tx: Transaction, product: Product | null, modelCode: string): Promise<void> {
  const model = await requireModel(tx, modelCode);
  if (product !== null) requireFit({ product }, model);
}
