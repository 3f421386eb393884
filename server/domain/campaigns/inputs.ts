import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { amountFen } from "#server/domain/fields/numbers.ts";

export const campaignVersionInput = z.strictObject(versioned("campaignId", "campaign"));

export type CampaignVersionInput = z.infer<typeof campaignVersionInput>;

export const raiseBudgetInput = campaignVersionInput.extend({ byFen: amountFen });

export const campaignIdInput = z.strictObject({ campaignId: id("campaign") });
