import { and, eq, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { campaignEntries, campaigns } from "#db/schema/campaigns.ts";
import { ofAnyScope } from "#db/scope.ts";
import type { CampaignOffer } from "#server/domain/campaigns/campaign.ts";

export type CampaignRow = typeof campaigns.$inferSelect;

export interface RunningCampaign extends CampaignOffer {
  level: CampaignRow["level"];
  terms: readonly number[];
  /** What the budget holds; undefined where it need not be asked. */
  availableFen?: number | undefined;
}

/** Condition that a campaign is of the scopes and its window holds `at`, by what was on record at `recordedAt`. */
export function isRunning(): SQL | undefined {
  const [at, recordedAt] = [sql.placeholder("at"), sql.placeholder("recordedAt")];
  return and(
    lte(campaigns.publishedAt, recordedAt),
    lte(campaigns.startsAt, at),
    gt(campaigns.endsAt, at),
    or(isNull(campaigns.endedAt), gt(campaigns.endedAt, recordedAt), gt(campaigns.endedAt, at)),
    ofAnyScope(campaigns),
  );
}

/** A running campaign with what its budget holds, now or as it was on record at an instant. */
export async function runningCampaignOf(
  reader: Reader,
  row: CampaignRow,
  asOf: Date | "now",
): Promise<RunningCampaign> {
  const availableFen = asOf === "now" ? row.availableFen : await balanceAt(reader, row.id, asOf);
  return { ...campaignOfferOf(row), level: row.level, terms: row.terms, availableFen };
}

export function campaignOfferOf(row: CampaignRow): CampaignOffer {
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
