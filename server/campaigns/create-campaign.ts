import { campaigns } from "#db/schema/campaigns.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import type { CampaignRules } from "#server/domain/campaigns/campaign.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { requireScope } from "#server/rates/require-scope.ts";
import { campaignViewOf } from "./campaign-view.ts";

/** Writes a draft; nobody is spared anything before it is published. */
export async function createCampaign(ctx: Context, input: CampaignRules): Promise<CampaignView> {
  requirePermission(ctx, "campaign:write");
  return change(ctx, async (tx) => {
    refuseForeignFunder(input);
    await requireScope(tx, input);
    const [row] = await tx
      .insert(campaigns)
      .values({
        ...input,
        id: makeId("campaign", ctx.randomBytes),
        terms: [...input.terms].sort((a, b) => a - b),
        startsAt: new Date(input.startsAt),
        endsAt: new Date(input.endsAt),
        availableFen: input.budgetFen,
        createdById: personIdOf(ctx),
        createdAt: ctx.now,
      })
      .returning();
    if (row === undefined) throw new Error("An insert answers its row");
    await recordAudit(tx, ctx, {
      action: "campaign.create",
      subjectType: "campaign",
      subjectId: row.id,
      after: { status: row.status, level: row.level, scopeId: row.scopeId, budgetFen: row.budgetFen },
    });
    return campaignViewOf(row, ctx);
  });
}

function refuseForeignFunder({ level, fundedBy }: CampaignRules): void {
  if (fundedBy !== "merchant" || level === "merchant") return;
  throw new DomainError(
    "invalid_input",
    "funder_outside_scope",
    "A merchant pays only for a campaign of its own: choose that merchant as the scope, or the platform as funder.",
    { level },
  );
}
