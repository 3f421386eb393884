import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { CAMPAIGN_LEVELS, FUNDERS, type Funder } from "#server/domain/campaigns/campaign.ts";
import { CAMPAIGN_STATUSES, type CampaignStatus } from "#server/domain/campaigns/status.ts";
import { fen, id, instant, oneOf, version } from "../columns.ts";
import { payments } from "./payments.ts";
import { people, proposal } from "./people.ts";

/**
 * A campaign lowers what buyers pay. `campaigns_no_overlap` refuses two published ones of a scope that share a term
 * at the same instant; `campaigns_within_budget` refuses to spend what the budget does not hold.
 */
export const campaigns = pgTable(
  "campaigns",
  {
    id: id(),
    name: text().notNull(),
    status: text().$type<CampaignStatus>().notNull().default("draft"),
    fundedBy: text().$type<Funder>().notNull(),
    level: text().$type<(typeof CAMPAIGN_LEVELS)[number]>().notNull(),
    scopeId: text().notNull().default(""),
    buyerRatePpm: integer().notNull(),
    terms: integer().array().notNull(),
    minFen: fen().notNull(),
    maxFen: fen().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** All that was ever granted, and what of it is neither spent nor promised to a payment under way. */
    budgetFen: fen().notNull(),
    availableFen: fen().notNull(),
    warnBelowPpm: integer().notNull(),
    ...proposal(),
    createdAt: instant().notNull(),
    /** When it was ended before its time; it then holds no longer from that instant on. */
    endedAt: instant(),
    /** The merchant's owner who agreed to pay, when, and the hash of what was agreed to. */
    consentedById: text().references(() => people.id),
    consentedAt: instant(),
    consentHash: text(),
    /** A raise of the budget that waits for a second person, who proposed it, and who allowed the last one. */
    raiseByFen: fen(),
    raiseProposedById: text().references(() => people.id),
    raiseApprovedById: text().references(() => people.id),
    version: version(),
  },
  (t) => [
    index("campaigns_scope").on(t.level, t.scopeId, t.startsAt),
    check("campaigns_status_known", oneOf(t.status, CAMPAIGN_STATUSES)),
    check("campaigns_funder_known", oneOf(t.fundedBy, FUNDERS)),
    check("campaigns_level_known", oneOf(t.level, CAMPAIGN_LEVELS)),
    check("campaigns_platform_scope", sql`(${t.level} = 'platform') = (${t.scopeId} = '')`),
    check(
      "campaigns_refused_why",
      sql`(${t.status} in ('refused', 'declined')) = (${t.refusal} is not null)`,
    ),
    check("campaigns_window", sql`${t.startsAt} < ${t.endsAt}`),
    check("campaigns_band", sql`${t.minFen} > 0 and ${t.minFen} <= ${t.maxFen}`),
    check("campaigns_within_budget", sql`${t.availableFen} between 0 and ${t.budgetFen}`),
    check("campaigns_name_short", sql`char_length(${t.name}) between 1 and 30`),
  ],
);

export const CAMPAIGN_ENTRY_KINDS = ["grant", "commit", "release"] as const;

/** The budget's ledger: what was granted, promised to payments and given back. The balance at any instant is its sum. */
export const campaignEntries = pgTable(
  "campaign_entries",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    kind: text().$type<(typeof CAMPAIGN_ENTRY_KINDS)[number]>().notNull(),
    paymentId: text().references(() => payments.id),
    /** Positive adds to what is available. */
    amountFen: fen().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index("campaign_entries_campaign").on(t.campaignId, t.at),
    index("campaign_entries_payment").on(t.paymentId),
    check("campaign_entries_kind_known", oneOf(t.kind, CAMPAIGN_ENTRY_KINDS)),
    check("campaign_entries_of_payments", sql`(${t.kind} = 'grant') = (${t.paymentId} is null)`),
    check("campaign_entries_sign", sql`(${t.kind} = 'commit') = (${t.amountFen} < 0)`),
  ],
);
