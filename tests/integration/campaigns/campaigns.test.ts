import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { createCampaign } from "#server/campaigns/create-campaign.ts";
import { discardCampaign } from "#server/campaigns/discard-campaign.ts";
import { endCampaign } from "#server/campaigns/end-campaign.ts";
import { listCampaigns } from "#server/campaigns/list-campaigns.ts";
import { proposeRaise } from "#server/campaigns/propose-raise.ts";
import { publishCampaign } from "#server/campaigns/publish-campaign.ts";
import { raiseBudget } from "#server/campaigns/raise-budget.ts";
import { personIdOf } from "#server/domain/actor.ts";
import type { CampaignRules } from "#server/domain/campaigns/campaign.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { campaignRules, publishedCampaign } from "../../support/world/campaigns.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { proposedCampaign, putOnRecord } from "../../support/world/second-person.ts";
import { makePlace, makeWorld, type Place, type World } from "../../support/world/world.ts";

let world: World;
let place: Place;
beforeAll(async () => {
  world = await makeWorld();
  place = await makePlace(world);
});
afterAll(() => world.close());

const rates = () => world.asRole("rates");
const versionOf = (campaign: CampaignView) => ({ campaignId: campaign.id, version: campaign.version });
const ask = { amountFen: 100_000, term: 3, bearer: "buyer" as const };

async function draft(change: Partial<CampaignRules> = {}): Promise<CampaignView> {
  return createCampaign(rates(), { ...campaignRules(place.merchantId), ...change });
}

describe("a campaign", () => {
  test("spares buyers once it is published, and the trace says who pays", async () => {
    const other = await makePlace(world);
    const quote = () => getQuote(other.owner(), { ...ask, merchantId: other.merchantId });
    const campaign = await createCampaign(rates(), campaignRules(other.merchantId));
    expect((await quote()).buyerFeeFen).toBe(2_300);
    const published = await putOnRecord(world.twoPeople(), campaign);
    expect(published).toMatchObject({ status: "published", state: "running", availableFen: 5_000 });
    const spared = await quote();
    expect(spared).toMatchObject({ buyerFeeFen: 0, campaign: { id: campaign.id, subsidyFen: 2_300 } });
    expect(spared.trace).toContainEqual(
      expect.objectContaining({
        rule: "campaign",
        outcome: "applied",
        texts: expect.objectContaining({ "zh-CN": expect.stringContaining("平台承担") }),
      }),
    );
    await endCampaign(rates(), versionOf(published));
    expect((await quote()).buyerFeeFen).toBe(2_300);
  });

  test("leaves its trail", async () => {
    const campaign = await discardCampaign(rates(), versionOf(await draft()));
    expect(campaign.state).toBe("discarded");
    const events = await world.runtime.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, campaign.id));
    expect(events.map(({ action }) => action)).toEqual(["campaign.create", "campaign.discard"]);
  });

  test("that shares a term and a time with another of its scope is refused by name", async () => {
    const first = await publishedCampaign(world, campaignRules(place.merchantId));
    const rival = await draft({ terms: [3, 12], name: "另一个活动" });
    const { second } = world.twoPeople();
    const proposed = await proposedCampaign(world.twoPeople(), rival);
    await expectRefusal(publishCampaign(second, proposed), "conflict", "campaign_overlaps");
    const forced = world.runtime.db
      .update(campaigns)
      .set({ status: "published", publishedAt: new Date() })
      .where(eq(campaigns.id, rival.id));
    await expect(forced).rejects.toThrow();
    const elsewhere = await draft({ terms: [6] });
    await putOnRecord(world.twoPeople(), elsewhere);
    await endCampaign(rates(), versionOf(first));
    await publishCampaign(world.twoPeople().second, proposed);
  });

  test("once published changes nothing but its budget and its end", async () => {
    const other = await makePlace(world);
    const campaign = await publishedCampaign(world, campaignRules(other.merchantId));
    const change = (set: Partial<typeof campaigns.$inferInsert>) =>
      world.runtime.db.update(campaigns).set(set).where(eq(campaigns.id, campaign.id));
    await expect(change({ buyerRatePpm: 1 })).rejects.toThrow();
    await expect(change({ budgetFen: 1, availableFen: 0 })).rejects.toThrow();
    await expect(change({ availableFen: 5_001 })).rejects.toThrow();
    await expect(change({ budgetFen: 6_000, availableFen: 6_000 })).rejects.toThrow();
  });

  test("grows by exactly what one person proposed and another approved", async () => {
    const other = await makePlace(world);
    const campaign = await publishedCampaign(world, campaignRules(other.merchantId));
    const { maker, second } = world.twoPeople();
    const proposed = await proposeRaise(maker, { ...versionOf(campaign), byFen: 1_000 });
    expect(proposed).toMatchObject({ budgetFen: 5_000, raiseByFen: 1_000 });
    const ask = { ...versionOf(proposed), byFen: 1_000 };
    await expectRefusal(raiseBudget(maker, ask), "forbidden", "needs_second_person");
    await expectRefusal(raiseBudget(second, { ...ask, byFen: 999 }), "conflict", "evidence_changed");
    const change = (set: Partial<typeof campaigns.$inferInsert>) =>
      world.runtime.db.update(campaigns).set(set).where(eq(campaigns.id, campaign.id));
    const granted = { budgetFen: 6_000, availableFen: 6_000, raiseByFen: null };
    await expect(change({ ...granted, raiseApprovedById: personIdOf(maker) })).rejects.toThrow();
    const raised = await raiseBudget(second, ask);
    expect(raised).toMatchObject({ budgetFen: 6_000, availableFen: 6_000, raiseByFen: null });
    await expectRefusal(raiseBudget(second, ask), "illegal_state", "nothing_proposed");
  });

  test("takes a proposed raise back, and a stale granting finds it changed", async () => {
    const other = await makePlace(world);
    const campaign = await publishedCampaign(world, campaignRules(other.merchantId));
    const { maker, second } = world.twoPeople();
    const proposed = await proposeRaise(maker, { ...versionOf(campaign), byFen: 1_000 });
    await expectRefusal(
      raiseBudget(second, { ...versionOf(campaign), byFen: 1_000 }),
      "conflict",
      "changed_meanwhile",
    );
    const withdrawn = await proposeRaise(maker, { ...versionOf(proposed), byFen: null });
    expect(withdrawn).toMatchObject({ raiseByFen: null });
    await expectRefusal(
      raiseBudget(second, { ...versionOf(withdrawn), byFen: 1_000 }),
      "illegal_state",
      "nothing_proposed",
    );
  });

  test("is the rates desk's to make, for a scope that exists, with a funder within it", async () => {
    const rules = campaignRules(place.merchantId);
    await expectRefusal(createCampaign(world.asRole("admin"), rules), "forbidden", "permission_missing");
    await expectRefusal(listCampaigns(world.asRole("reviewer")), "forbidden", "permission_missing");
    await expectRefusal(draft({ scopeId: "mer_none" }), "not_found", "scope_not_found");
    const platform = { level: "platform" as const, scopeId: "", fundedBy: "merchant" as const };
    await expectRefusal(draft(platform), "invalid_input", "funder_outside_scope");
  });

  test("of the platform gives way to the merchant's own, and the trace names it", async () => {
    const other = await makePlace(world);
    const general = await publishedCampaign(world, {
      ...campaignRules(""),
      name: "平台六期免息",
      level: "platform",
      terms: [6],
    });
    const own = { ...campaignRules(other.merchantId), terms: [6], buyerRatePpm: 10_000 };
    const specific = await publishedCampaign(world, own);
    const quote = await getQuote(other.owner(), { ...ask, term: 6, merchantId: other.merchantId });
    expect(quote).toMatchObject({ buyerFeeFen: 1_000, campaign: { id: specific.id } });
    expect(quote.trace).toContainEqual(
      expect.objectContaining({ rule: "campaign", source: "平台六期免息", outcome: "skipped" }),
    );
    await endCampaign(rates(), versionOf(general));
  });
});
