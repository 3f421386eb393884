import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { preparedOnce } from "#db/prepared.ts";
import { campaignEntries, campaigns } from "#db/schema/campaigns.ts";
import type { CampaignOffer } from "#server/domain/fees/campaign.ts";
import { namesOf, ofAnyScope, type RateInstant } from "./cards-in-force.ts";
import type { RateLevelScope } from "./scope-of.ts";

export interface RunningCampaign extends CampaignOffer {
  level: (typeof campaigns.$inferSelect)["level"];
  terms: readonly number[];
  /** What the budget holds; undefined where it need not be asked. */
  availableFen?: number | undefined;
}

/** Campaigns of the scopes whose window holds `at`, with their budgets, by what was on record at `recordedAt`. */
export async function runningCampaigns(
  reader: Reader,
  scopes: readonly RateLevelScope[],
  instant: RateInstant,
  asOf: "now" | "then",
): Promise<RunningCampaign[]> {
  const rows = await campaignsStatement(reader).execute({ ...instant, ...namesOf(scopes) });
  return Promise.all(
    rows.map(async (row) => ({
      ...campaignOfferOf(row),
      level: row.level,
      terms: row.terms,
      availableFen: asOf === "now" ? row.availableFen : await balanceAt(reader, row.id, instant.recordedAt),
    })),
  );
}

const campaignsStatement = preparedOnce((reader) => {
  const [at, recordedAt] = [sql.placeholder("at"), sql.placeholder("recordedAt")];
  return reader
    .select()
    .from(campaigns)
    .where(
      and(
        lte(campaigns.publishedAt, recordedAt),
        lte(campaigns.startsAt, at),
        gt(campaigns.endsAt, at),
        or(isNull(campaigns.endedAt), gt(campaigns.endedAt, recordedAt), gt(campaigns.endedAt, at)),
        ofAnyScope(campaigns),
      ),
    )
    .prepare("running_campaigns");
});

export function campaignOfferOf(row: typeof campaigns.$inferSelect): CampaignOffer {
  const { id, name, fundedBy, buyerRatePpm, minFen, maxFen } = row;
  const [startsAt, endsAt] = [row.startsAt.toISOString(), row.endsAt.toISOString()];
  return { id, name, fundedBy, buyerRatePpm, minFen, maxFen, startsAt, endsAt };
}

/** What a budget held at an instant: the sum of its ledger until then. */
async function balanceAt(reader: Reader, campaignId: string, at: Date): Promise<number> {
  const [row] = await reader
    .select({ sum: sql<string>`coalesce(sum(${campaignEntries.amountFen}), 0)` })
    .from(campaignEntries)
    .where(and(eq(campaignEntries.campaignId, campaignId), lte(campaignEntries.at, at)));
  return Number(row?.sum ?? 0);
}
