import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import type { raiseBudgetInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireEvidence, requireSecondPerson } from "#server/domain/second-person.ts";
import { grantBudget } from "./budget-entries.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { lockCampaign } from "./load-campaign.ts";

/**
 * Adds to the budget of a published campaign, which may thereby run again: by a second person, exactly what was proposed.
 * Refuses with `needs_second_person`, `nothing_proposed` and `evidence_changed`.
 */
export async function raiseBudget(
  ctx: Context,
  input: z.infer<typeof raiseBudgetInput>,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:approve");
  return change(ctx, async (tx) => {
    const before = await lockCampaign(tx, input.campaignId);
    const { raiseByFen, raiseProposedById } = before;
    if (raiseByFen === null) {
      throw new DomainError("illegal_state", "nothing_proposed", "Nobody has proposed to raise this budget.");
    }
    requireSecondPerson(ctx.actor, { createdById: null, proposedById: raiseProposedById });
    requireEvidence(String(input.byFen), String(raiseByFen));
    const after = await compareAndSet(tx, campaigns, {
      before: { id: before.id, version: input.version },
      changes: {
        budgetFen: before.budgetFen + raiseByFen,
        availableFen: before.availableFen + raiseByFen,
        raiseByFen: null,
        raiseProposedById: null,
        raiseApprovedById: personIdOf(ctx),
      },
    });
    await grantBudget(tx, ctx, { campaignId: before.id, byFen: raiseByFen });
    await recordAudit(tx, ctx, {
      action: "campaign.raise_budget",
      subjectType: "campaign",
      subjectId: before.id,
      before: { budgetFen: before.budgetFen },
      after: { budgetFen: after.budgetFen, proposedById: raiseProposedById },
    });
    await enqueue(tx, ctx, { topic: "campaign.changed", payload: { campaignId: before.id } });
    return campaignViewOf(after, ctx);
  });
}
