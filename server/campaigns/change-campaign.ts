import { and, arrayOverlaps, eq, gt, isNull, lt, ne, or } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { campaignEntries, campaigns } from "#db/schema/campaigns.ts";
import { inTransaction } from "#db/transaction.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { CampaignVersionInput, raiseBudgetInput } from "#server/domain/campaigns/inputs.ts";
import { CAMPAIGN_TRANSITIONS, type CampaignEvent } from "#server/domain/campaigns/status.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { nextStatus } from "#server/domain/state-machine.ts";
import { momentOfPriceChange } from "#server/rates/price-lock.ts";
import { campaignViewOf } from "./campaign-view.ts";
import { loadCampaign, lockCampaign } from "./list-campaigns.ts";

type Campaign = typeof campaigns.$inferSelect;
type Changes = Partial<Pick<Campaign, "startsAt" | "publishedAt" | "endedAt" | "budgetFen" | "availableFen">>;

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
    await grant(tx, ctx, before.id, before.budgetFen);
    await enqueue(tx, ctx, "campaign.changed", { campaignId: before.id }, startsAt);
    await enqueue(tx, ctx, "campaign.changed", { campaignId: before.id }, before.endsAt);
    return { startsAt, publishedAt: moment };
  });
}

/** Stops a campaign before its time; payments already priced keep what they were promised. */
export async function endCampaign(ctx: Context, input: CampaignVersionInput): Promise<CampaignView> {
  return changeCampaign(ctx, input, "end", async (tx, before) => {
    await enqueue(tx, ctx, "campaign.changed", { campaignId: before.id });
    return { endedAt: await momentOfPriceChange(tx, ctx.now) };
  });
}

/** Throws a draft away; it stays on record. */
export async function discardCampaign(ctx: Context, input: CampaignVersionInput): Promise<CampaignView> {
  return changeCampaign(ctx, input, "discard", async () => ({}));
}

/** Adds to the budget of a published campaign, which may thereby run again. */
export async function raiseBudget(
  ctx: Context,
  input: z.infer<typeof raiseBudgetInput>,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:write");
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockCampaign(tx, input.campaignId);
    if (before.status !== "published") {
      throw new DomainError(
        "illegal_state",
        "not_published",
        "Only a published campaign has a budget to raise.",
      );
    }
    const after = await compareAndSet(
      tx,
      campaigns,
      { id: before.id, version: input.version },
      {
        budgetFen: before.budgetFen + input.byFen,
        availableFen: before.availableFen + input.byFen,
      },
    );
    await grant(tx, ctx, before.id, input.byFen);
    await recordAudit(tx, ctx, {
      action: "campaign.raise_budget",
      subjectType: "campaign",
      subjectId: before.id,
      before: { budgetFen: before.budgetFen },
      after: { budgetFen: after.budgetFen },
    });
    await enqueue(tx, ctx, "campaign.changed", { campaignId: before.id });
    return campaignViewOf(after, ctx.now);
  });
}

async function changeCampaign(
  ctx: Context,
  input: CampaignVersionInput,
  event: CampaignEvent,
  decide: (tx: Transaction, before: Campaign) => Promise<Changes>,
): Promise<CampaignView> {
  requirePermission(ctx, "campaign:write");
  return inTransaction(ctx.db, async (tx) => {
    const before = await loadCampaign(tx, input.campaignId);
    const status = nextStatus(CAMPAIGN_TRANSITIONS, before.status, event);
    const changes = await decide(tx, before);
    const after = await compareAndSet(
      tx,
      campaigns,
      { id: before.id, version: input.version },
      { ...changes, status },
    );
    await recordAudit(tx, ctx, {
      action: `campaign.${event}`,
      subjectType: "campaign",
      subjectId: before.id,
      before: { status: before.status },
      after: { status },
    });
    return campaignViewOf(after, ctx.now);
  });
}

async function grant(tx: Transaction, ctx: Context, campaignId: string, byFen: number): Promise<void> {
  const id = makeId("campaignEntry", ctx.randomBytes);
  await tx.insert(campaignEntries).values({ id, campaignId, kind: "grant", amountFen: byFen, at: ctx.now });
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
