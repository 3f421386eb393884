import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { Context } from "#server/context.ts";
import { checkAnswers } from "#server/domain/applications/requirements.ts";
import { DomainError } from "#server/domain/errors.ts";
import { addressOf } from "#server/domain/merchants/address.ts";
import type { CaseInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { createMerchant } from "#server/merchants/create-merchant.ts";
import { regionNames } from "#server/region-names.ts";
import { giveAccount } from "#server/settlements/accounts/give-account.ts";
import { prepareDevice } from "#server/shipments/prepare-device.ts";
import { decideCase } from "./decide-case.ts";

/**
 * The checker's half: the application is approved, its merchant and store come into being, and what was agreed on is
 * reserved with a parcel to pack, or nothing of it. Without stock the merchant waits on logistics' list.
 */
export function confirmApproval(ctx: Context, input: CaseInput): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:check",
    event: "confirm_approval",
    byItsReviewer: false,
    changes: { checkerId: ctx.actor.id, decidedAt: ctx.now },
    decisions: [{ kind: "approval" }],
    refuse: ({ application }) => {
      if (application.reviewerId !== ctx.actor.id) return;
      throw new DomainError(
        "forbidden",
        "maker_is_checker",
        "Whoever proposed the approval cannot confirm it.",
      );
    },
    also: async (tx, { application, facts }) => {
      const { answers } = checkAnswers(facts);
      const { merchantId, storeId } = await createMerchant(tx, ctx, { application, answers });
      const { person, store, settlement } = answers;
      if (settlement !== undefined) await giveAccount(tx, ctx, { merchantId, account: settlement });
      if (application.agreedModel !== null && person !== undefined && store !== undefined)
        await prepareDevice(tx, ctx, {
          merchantId,
          storeId,
          modelCode: application.agreedModel,
          recipient: { name: person.name, mobile: person.mobile, address: addressOf(store, regionNames()) },
        });
      await enqueue(tx, ctx, {
        topic: "application.approved",
        payload: { applicationId: application.id, merchantId },
      });
      await notifyApplicant(tx, ctx, { application, what: "approved" });
    },
  });
}
