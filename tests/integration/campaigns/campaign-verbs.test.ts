import { expect, test } from "vitest";
import { consentToCampaign } from "#server/campaigns/consent-to-campaign.ts";
import { createCampaign } from "#server/campaigns/create-campaign.ts";
import { declineCampaign } from "#server/campaigns/decline-campaign.ts";
import { discardCampaign } from "#server/campaigns/discard-campaign.ts";
import { endCampaign } from "#server/campaigns/end-campaign.ts";
import { getCampaign } from "#server/campaigns/get-campaign.ts";
import { listCampaigns } from "#server/campaigns/list-campaigns.ts";
import { listOwnCampaigns } from "#server/campaigns/list-own-campaigns.ts";
import { proposeCampaign } from "#server/campaigns/propose-campaign.ts";
import { proposeRaise } from "#server/campaigns/propose-raise.ts";
import { publishCampaign } from "#server/campaigns/publish-campaign.ts";
import { raiseBudget } from "#server/campaigns/raise-budget.ts";
import { refuseCampaign } from "#server/campaigns/refuse-campaign.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { campaignInput, campaignRules, publishedCampaign } from "../../support/world/campaigns.ts";
import { newMerchant } from "../../support/world/rate-cards.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { proposedCampaign, putOnRecord } from "../../support/world/second-person.ts";
import { makePlace, makeWorld } from "../../support/world/world.ts";
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
const bySecond = { ...byStaff, as: () => world().twoPeople().second, needs: "campaign:approve" } as const;
const proposed = async () => proposedCampaign(world().twoPeople(), (await draft()).campaign);
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

proveVerb("proposeCampaign", {
  ...byStaff,
  arrange: draft,
  call: (ctx, { campaign }) => proposeCampaign(ctx, campaignInput(campaign)),
  succeeds: (campaign) => expect(campaign).toMatchObject({ status: "pending_second", own: true }),
  illegal: {
    given: ({ campaign }) => discardCampaign(rates(), campaignInput(campaign)),
    reason: "transition_refused",
  },
  audit: { action: "campaign.propose", subjectId: ({ campaign }) => campaign.id },
});

proveVerb("publishCampaign", {
  ...bySecond,
  arrange: proposed,
  call: (ctx, input) => publishCampaign(ctx, input),
  succeeds: (campaign) => expect(campaign).toMatchObject({ status: "published", state: "running" }),
  illegal: {
    given: ({ evidenceHash: _hash, ...ref }) => discardCampaign(rates(), ref),
    reason: "transition_refused",
  },
  audit: { action: "campaign.publish", subjectId: ({ campaignId }) => campaignId },
});

proveVerb("refuseCampaign", {
  ...bySecond,
  arrange: proposed,
  call: (ctx, { evidenceHash: _hash, ...ref }) => refuseCampaign(ctx, { ...ref, reason: "预算不足" }),
  succeeds: (campaign) => expect(campaign).toMatchObject({ status: "refused", refusal: "预算不足" }),
  illegal: {
    given: (input) => publishCampaign(world().twoPeople().second, input),
    reason: "transition_refused",
  },
  audit: { action: "campaign.refuse", subjectId: ({ campaignId }) => campaignId },
});

/** A merchant, the campaign that it is asked to pay for, and another merchant. */
async function askedMerchant() {
  const [place, stranger] = [await makePlace(world()), await makePlace(world())];
  const rules = { ...campaignRules(place.merchantId), fundedBy: "merchant" as const };
  const input = await proposedCampaign(world().twoPeople(), await createCampaign(rates(), rules));
  return { place, stranger, input };
}

proveVerb("consentToCampaign", {
  arrange: askedMerchant,
  as: ({ place }) => place.owner(),
  needs: "campaign:consent_own",
  call: (ctx, { input }) => consentToCampaign(ctx, input),
  succeeds: (campaign) => expect(campaign.consentedAt).toEqual(expect.any(String)),
  foreign: { as: ({ stranger }) => stranger.owner() },
  illegal: {
    given: ({ input: { evidenceHash: _hash, ...ref } }) => discardCampaign(rates(), ref),
    reason: "nothing_to_consent",
  },
  audit: { action: "campaign.consent", subjectId: ({ input }) => input.campaignId },
});

proveVerb("declineCampaign", {
  arrange: askedMerchant,
  as: ({ place }) => place.owner(),
  needs: "campaign:consent_own",
  call: (ctx, { input: { evidenceHash: _hash, ...ref } }) => declineCampaign(ctx, { ...ref, reason: "太贵" }),
  succeeds: (campaign) => expect(campaign).toMatchObject({ status: "declined", refusal: "太贵" }),
  foreign: { as: ({ stranger }) => stranger.owner() },
  illegal: {
    given: ({ input: { evidenceHash: _hash, ...ref } }) => discardCampaign(rates(), ref),
    reason: "transition_refused",
  },
  audit: { action: "campaign.decline", subjectId: ({ input }) => input.campaignId },
});

test("a merchant's no holds after its yes, and nobody publishes past it", async () => {
  const { place, input } = await askedMerchant();
  const agreed = await consentToCampaign(place.owner(), input);
  const declined = await declineCampaign(place.owner(), { ...campaignInput(agreed), reason: "再想想" });
  const { second } = world().twoPeople();
  await expectRefusal(
    publishCampaign(second, { ...input, version: declined.version }),
    "illegal_state",
    "transition_refused",
  );
});

test("a no to what has changed meanwhile is none, and neither is a second one", async () => {
  const { place, input } = await askedMerchant();
  const seen = { campaignId: input.campaignId, version: input.version, reason: "太贵" };
  await consentToCampaign(place.owner(), input);
  await expectRefusal(declineCampaign(place.owner(), seen), "conflict", "changed_meanwhile");
  const { version } = await declineCampaign(place.owner(), { ...seen, version: input.version + 1 });
  await expectRefusal(
    declineCampaign(place.owner(), { ...seen, version }),
    "illegal_state",
    "transition_refused",
  );
});

proveVerb("listOwnCampaigns", {
  ...looking,
  arrange: askedMerchant,
  as: ({ place }) => place.owner(),
  needs: "campaign:consent_own",
  call: (ctx) => listOwnCampaigns(ctx),
  succeeds: (mine, { input }) => expect(mine.map(({ id }) => id)).toEqual([input.campaignId]),
  foreign: { as: ({ stranger }) => stranger.owner(), sees: (mine) => expect(mine).toEqual([]) },
});

proveVerb("discardCampaign", {
  ...byStaff,
  arrange: draft,
  call: (ctx, { campaign }) => discardCampaign(ctx, campaignInput(campaign)),
  succeeds: (campaign) => expect(campaign.status).toBe("discarded"),
  illegal: {
    given: ({ campaign }) => putOnRecord(world().twoPeople(), campaign),
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

proveVerb("proposeRaise", {
  ...byStaff,
  arrange: published,
  call: (ctx, { campaign }) => proposeRaise(ctx, { ...campaignInput(campaign), byFen: 700 }),
  succeeds: (asked, { campaign }) =>
    expect(asked).toMatchObject({ budgetFen: campaign.budgetFen, raiseByFen: 700, ownRaise: true }),
  illegal: { instead: draft, reason: "not_published" },
  audit: { action: "campaign.propose_raise", subjectId: ({ campaign }) => campaign.id },
});

proveVerb("raiseBudget", {
  ...bySecond,
  arrange: async () => {
    const { campaign } = await published();
    return { campaign: await proposeRaise(rates(), { ...campaignInput(campaign), byFen: 700 }) };
  },
  call: (ctx, { campaign }) => raiseBudget(ctx, { ...campaignInput(campaign), byFen: 700 }),
  succeeds: (raised, { campaign }) =>
    expect(raised).toMatchObject({
      budgetFen: campaign.budgetFen + 700,
      availableFen: campaign.availableFen + 700,
      raiseByFen: null,
    }),
  illegal: { instead: published, reason: "nothing_proposed" },
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
