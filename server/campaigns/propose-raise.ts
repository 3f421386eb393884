import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import type { proposeRaiseInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { lockCampaign } from "./load-campaign.ts";

/** Asks for a greater budget of a published campaign, or, with null, takes the asking back; nothing is granted yet. */
export async function proposeRaise(
  ctx: Context,
  input: z.infer<typeof proposeRaiseInput>,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:write");
  return change(ctx, async (tx) => {
    const before = await lockCampaign(tx, input.campaignId);
    if (before.status !== "published")
      throw new DomainError(
        "illegal_state",
        "not_published",
        "Only a published campaign has a budget to raise.",
      );
    if (before.fundedBy === "merchant") {
      const text = "The merchant agreed to this budget. Make another campaign and ask for its consent.";
      throw new DomainError("conflict", "consent_missing", text);
    }
    const asked = input.byFen !== null;
    const after = await compareAndSet(tx, campaigns, {
      before: { id: before.id, version: input.version },
      changes: { raiseByFen: input.byFen, raiseProposedById: asked ? personIdOf(ctx) : null },
    });
    await recordAudit(tx, ctx, {
      action: "campaign.propose_raise",
      subjectType: "campaign",
      subjectId: before.id,
      before: { raiseByFen: before.raiseByFen },
      after: { raiseByFen: input.byFen },
    });
    return campaignViewOf(after, ctx);
  });
}
