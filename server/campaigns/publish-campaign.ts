import { and, arrayOverlaps, eq, gt, isNull, lt, ne, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import type { Context } from "#server/context.ts";
import type { CampaignVersionInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { momentOfPriceChange } from "#server/rates/moment-of-price-change.ts";
import { grantBudget } from "./budget-entries.ts";
import { type Campaign, changeCampaign } from "./change-campaign.ts";

/** Puts a draft on record: it spares buyers from its start on, or from now if that has passed. */
export async function publishCampaign(ctx: Context, input: CampaignVersionInput): Promise<CampaignView> {
  return changeCampaign(ctx, input, "publish", async (tx, before) => {
    const moment = await momentOfPriceChange(tx, ctx.now);
    const startsAt = new Date(Math.max(before.startsAt.getTime(), moment.getTime()));
    if (before.endsAt <= startsAt) {
      throw new DomainError("illegal_state", "window_over", "The campaign's last day has passed already.", {
        endsAt: before.endsAt.toISOString(),
      });
    }
    await refuseOverlap(tx, { ...before, startsAt });
    await grantBudget(tx, ctx, before.id, before.budgetFen);
    const changed = { topic: "campaign.changed", payload: { campaignId: before.id } } as const;
    return {
      changes: { startsAt, publishedAt: moment },
      effects: [
        { ...changed, dueAt: startsAt },
        { ...changed, dueAt: before.endsAt },
      ],
    };
  });
}

/** Two campaigns of one scope never hold for the same term at once; the database refuses it as well. */
async function refuseOverlap(tx: Transaction, draft: Campaign): Promise<void> {
  const [other] = await tx
    .select()
    .from(campaigns)
    .where(
      and(
        ne(campaigns.id, draft.id),
        eq(campaigns.level, draft.level),
        eq(campaigns.scopeId, draft.scopeId),
        arrayOverlaps(campaigns.terms, draft.terms),
        or(eq(campaigns.status, "published"), eq(campaigns.status, "ended")),
        lt(campaigns.startsAt, draft.endsAt),
        gt(campaigns.endsAt, draft.startsAt),
        or(isNull(campaigns.endedAt), gt(campaigns.endedAt, draft.startsAt)),
      ),
    );
  if (other === undefined) return;
  throw new DomainError(
    "conflict",
    "campaign_overlaps",
    `"${other.name}" already holds for one of these terms at that time. End it first, or choose another window.`,
    { campaignId: other.id, name: other.name },
  );
}
