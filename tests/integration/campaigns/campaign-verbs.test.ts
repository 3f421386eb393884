import { expect } from "vitest";
import { createCampaign } from "#server/campaigns/create-campaign.ts";
import { discardCampaign } from "#server/campaigns/discard-campaign.ts";
import { endCampaign } from "#server/campaigns/end-campaign.ts";
import { getCampaign } from "#server/campaigns/get-campaign.ts";
import { listCampaigns } from "#server/campaigns/list-campaigns.ts";
import { publishCampaign } from "#server/campaigns/publish-campaign.ts";
import { raiseBudget } from "#server/campaigns/raise-budget.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { campaignInput, campaignRules, publishedCampaign } from "../../support/world/campaigns.ts";
import { newMerchant } from "../../support/world/rate-cards.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const rates = () => world().asRole("rates");
const newRules = async () => campaignRules(await newMerchant(world()));
const draft = async () => ({ campaign: await createCampaign(rates(), await newRules()) });
const published = async () => ({ campaign: await publishedCampaign(world(), await newRules()) });
const byStaff = {
  as: rates,
  needs: "campaign:write",
  foreign: noTenants("campaigns are made by staff, for any merchant"),
} as const;
const lookingAtCampaigns = { ...byStaff, ...looking, arrange: draft, needs: "campaign:read" } as const;

proveVerb("createCampaign", {
  ...byStaff,
  arrange: newRules,
  call: (ctx, rules) => createCampaign(ctx, rules),
  succeeds: (campaign, { budgetFen }) =>
    expect(campaign).toMatchObject({ status: "draft", availableFen: budgetFen }),
  illegal: {
    instead: () => ({ scopeId: "mer_x" }),
    code: "not_found",
    reason: "scope_not_found",
  },
  audit: { action: "campaign.create", subjectId: (_at, campaign) => campaign.id },
});

proveVerb("publishCampaign", {
  ...byStaff,
  arrange: draft,
  call: (ctx, { campaign }) => publishCampaign(ctx, campaignInput(campaign)),
  succeeds: (campaign) => expect(campaign).toMatchObject({ status: "published", state: "running" }),
  illegal: {
    given: ({ campaign }) => discardCampaign(rates(), campaignInput(campaign)),
    reason: "transition_refused",
  },
  audit: { action: "campaign.publish", subjectId: ({ campaign }) => campaign.id },
});

proveVerb("discardCampaign", {
  ...byStaff,
  arrange: draft,
  call: (ctx, { campaign }) => discardCampaign(ctx, campaignInput(campaign)),
  succeeds: (campaign) => expect(campaign.status).toBe("discarded"),
  illegal: {
    given: ({ campaign }) => publishCampaign(rates(), campaignInput(campaign)),
    reason: "transition_refused",
  },
  audit: { action: "campaign.discard", subjectId: ({ campaign }) => campaign.id },
});

proveVerb("endCampaign", {
  ...byStaff,
  arrange: published,
  call: (ctx, { campaign }) => endCampaign(ctx, campaignInput(campaign)),
  succeeds: (campaign) => expect(campaign).toMatchObject({ status: "ended", endedAt: expect.any(String) }),
  illegal: { instead: draft, reason: "transition_refused" },
  audit: { action: "campaign.end", subjectId: ({ campaign }) => campaign.id },
});

proveVerb("raiseBudget", {
  ...byStaff,
  arrange: published,
  call: (ctx, { campaign }) => raiseBudget(ctx, { ...campaignInput(campaign), byFen: 700 }),
  succeeds: (raised, { campaign }) =>
    expect(raised).toMatchObject({
      budgetFen: campaign.budgetFen + 700,
      availableFen: campaign.availableFen + 700,
    }),
  illegal: { instead: draft, reason: "not_published" },
  audit: { action: "campaign.raise_budget", subjectId: ({ campaign }) => campaign.id },
});

proveVerb("getCampaign", {
  ...lookingAtCampaigns,
  call: (ctx, { campaign }) => getCampaign(ctx, { campaignId: campaign.id }),
  succeeds: (found, { campaign }) => expect(found).toEqual(campaign),
});

proveVerb("listCampaigns", {
  ...lookingAtCampaigns,
  call: (ctx) => listCampaigns(ctx),
  succeeds: (found, { campaign }) => expect(found).toContainEqual(campaign),
});
