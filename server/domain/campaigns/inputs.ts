import { z } from "zod";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { amountFen } from "#server/domain/fields/numbers.ts";
import { reason } from "#server/domain/fields/reason.ts";

export const campaignVersionInput = z.strictObject(versioned("campaignId", "campaign"));

export type CampaignVersionInput = z.infer<typeof campaignVersionInput>;

/** `byFen`: null takes the asking back. */
export const proposeRaiseInput = campaignVersionInput.extend({ byFen: amountFen.nullable() });

/** `byFen`: what the second person saw. */
export const raiseBudgetInput = campaignVersionInput.extend({ byFen: amountFen });

export const campaignIdInput = z.strictObject({ campaignId: id("campaign") });

/** `evidenceHash`: of what whoever decides saw; a campaign's view carries it. */
export const publishCampaignInput = campaignVersionInput.extend({ evidenceHash: evidenceHash.optional() });

export type PublishCampaignInput = z.infer<typeof publishCampaignInput>;

export const consentToCampaignInput = campaignVersionInput.extend({ evidenceHash });

export type ConsentToCampaignInput = z.infer<typeof consentToCampaignInput>;

/** A no, the second person's or that of the merchant who was to pay. */
export const refuseCampaignInput = campaignVersionInput.extend({ reason });

export type RefuseCampaignInput = z.infer<typeof refuseCampaignInput>;
