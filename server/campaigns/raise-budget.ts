import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { raiseBudgetInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { grantBudget } from "./budget-entries.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { lockCampaign } from "./load-campaign.ts";

/** Adds to the budget of a published campaign, which may thereby run again. */
export async function raiseBudget(
  ctx: Context,
  input: z.infer<typeof raiseBudgetInput>,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:write");
  return change(ctx, async (tx) => {
    const before = await lockCampaign(tx, input.campaignId);
    if (before.status !== "published") {
      throw new DomainError(
        "illegal_state",
        "not_published",
        "Only a published campaign has a budget to raise.",
      );
    }
    if (before.fundedBy === "merchant") {
      const text = "The merchant agreed to this budget. Make another campaign and ask for its consent.";
      throw new DomainError("conflict", "consent_missing", text);
    }
    const after = await compareAndSet(tx, campaigns, {
      before: { id: before.id, version: input.version },
      changes: {
        budgetFen: before.budgetFen + input.byFen,
        availableFen: before.availableFen + input.byFen,
      },
    });
    await grantBudget(tx, ctx, { campaignId: before.id, byFen: input.byFen });
    await recordAudit(tx, ctx, {
      action: "campaign.raise_budget",
      subjectType: "campaign",
      subjectId: before.id,
      before: { budgetFen: before.budgetFen },
      after: { budgetFen: after.budgetFen },
    });
    await enqueue(tx, ctx, { topic: "campaign.changed", payload: { campaignId: before.id } });
    return campaignViewOf(after, ctx);
  });
}
