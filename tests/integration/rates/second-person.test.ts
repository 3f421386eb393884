import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaigns } from "#db/schema/campaigns.ts";
import { rateCards } from "#db/schema/rates.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { consentToCampaign } from "#server/campaigns/consent-to-campaign.ts";
import { createCampaign } from "#server/campaigns/create-campaign.ts";
import { publishCampaign } from "#server/campaigns/publish-campaign.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { proposeRateCard } from "#server/rates/propose-rate-card.ts";
import { publishRateCard } from "#server/rates/publish-rate-card.ts";
import { refuseRateCard } from "#server/rates/refuse-rate-card.ts";
import { campaignRules } from "../../support/world/campaigns.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { cardInput, draftCard, merchantCard, newMerchant } from "../../support/world/rate-cards.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { proposedCampaign, proposedCard, putInForce } from "../../support/world/second-person.ts";
import { makePlace, makeWorld, type World } from "../../support/world/world.ts";

// One person never decides alone what is charged: not by the API, not by SQL, not by a second session.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const people = () => world.twoPeople();
const again = () => {
  const { actor } = people().maker;
  return world.as({ ...actor, sessionId: "another one" } as typeof actor);
};

describe("the maker of a card alone", () => {
  test.each([
    ["in the same session", () => people().maker],
    ["in another session", again],
    [
      "with the role of a second person",
      () => world.as({ ...people().maker.actor, roles: ["checker"] } as never),
    ],
  ])("cannot put it in force %s, proposed or not", async (_, self) => {
    const draft = await draftCard(world);
    await expectRefusal(publishRateCard(self(), cardInput(draft)), "forbidden", "needs_second_person");
    const proposed = await proposedCard(people(), draft);
    await expectRefusal(publishRateCard(self(), proposed), "forbidden", "needs_second_person");
  });

  test("cannot refuse it either, but take it back", async () => {
    const { evidenceHash: _hash, ...ref } = await proposedCard(people(), await draftCard(world));
    const refusing = refuseRateCard(people().maker, { ...ref, reason: "a mistake" });
    await expectRefusal(refusing, "forbidden", "needs_second_person");
  });

  test("cannot put forward somebody else's draft and then decide on it", async () => {
    const draft = await draftCard(world);
    const { second } = people();
    const colleague = world.as({ ...second.actor, roles: ["rates"] } as never);
    const { version } = await proposeRateCard(colleague, cardInput(draft));
    const input = { rateCardId: draft.id, version };
    await expectRefusal(publishRateCard(second, input), "forbidden", "needs_second_person");
    await expectRefusal(publishRateCard(people().maker, input), "forbidden", "needs_second_person");
  });

  test.each([
    ["straight from the draft", sql`status = 'published', published_at = now()`],
    [
      "with oneself as the second person",
      sql`status = 'published', published_at = now(), evidence_hash = 'x', approved_by_id = proposed_by_id`,
    ],
    ["with nobody", sql`status = 'published', published_at = now(), evidence_hash = 'x'`],
    [
      "as if nobody had made it",
      sql`status = 'published', published_at = now(), evidence_hash = 'x', created_by_id = null, proposed_by_id = null`,
    ],
    ["by changing who made it", sql`created_by_id = null`],
    ["by changing what it says", sql`body = jsonb_set(body, '{plans,0,ratePpm}', '1')`],
  ])("cannot do it by SQL %s", async (_, set) => {
    const draft = await draftCard(world);
    for (const id of [draft.id, (await proposedCard(people(), await draftCard(world))).rateCardId]) {
      const forced = world.runtime.db.execute(sql`update rate_cards set ${set} where id = ${id}`);
      await expect(forced).rejects.toThrow();
      const [row] = await world.runtime.db.select().from(rateCards).where(eq(rateCards.id, id));
      expect(row?.status).not.toBe("published");
    }
  });

  test("cannot insert one that is in force", async () => {
    const draft = await draftCard(world);
    const copy = sql`insert into rate_cards (id, level, scope_id, number, status, body, effective_from, created_at)
      select 'rc_copied', level, scope_id, 99, 'published', body, effective_from, created_at from rate_cards where id = ${draft.id}`;
    const error = await world.runtime.db.execute(copy).catch((caught: unknown) => caught);
    expect(brokenConstraint(error)).toBe("second_person");
  });
});

describe("a second person", () => {
  test("decides on what was seen: another card in between makes the evidence void", async () => {
    const merchantId = await newMerchant(world);
    const proposed = await proposedCard(people(), await draftCard(world, merchantId));
    await putInForce(
      people(),
      await createRateCard(people().maker, merchantCard(merchantId, daysFromNow(3))),
    );
    const { second } = people();
    await expectRefusal(publishRateCard(second, proposed), "conflict", "evidence_changed");
    const { evidenceHash: _old, ...blind } = proposed;
    await expectRefusal(publishRateCard(second, blind), "conflict", "evidence_changed");
  });

  test("who is no longer there decides nothing, even by SQL", async () => {
    const { rateCardId } = await proposedCard(people(), await draftCard(world));
    const forced = world.runtime.db.execute(sql`update rate_cards
      set status = 'published', published_at = now(), evidence_hash = 'x', approved_by_id = 'per_nobody' where id = ${rateCardId}`);
    await expect(forced).rejects.toThrow();
  });
});

describe("an annual rate above the ceiling", () => {
  const plansAt = (ratePpm: number) => DEFAULT_RATE_CARD.plans.map((plan) => ({ ...plan, ratePpm }));

  test("is refused before anybody decides on it, with the plans and the ceiling", async () => {
    const card = merchantCard(await newMerchant(world));
    const dear = { ...card, body: { ...DEFAULT_RATE_CARD, plans: plansAt(499_999) } };
    const draft = await createRateCard(people().maker, dear);
    await expect(proposeRateCard(people().maker, cardInput(draft))).rejects.toMatchObject({
      reason: "annual_rate_above_ceiling",
      details: {
        ceilingPpm: 240_000,
        plans: expect.arrayContaining([expect.objectContaining({ term: 12 })]),
      },
    });
  });

  test("holds for campaigns as well", async () => {
    const rules = { ...campaignRules(await newMerchant(world)), buyerRatePpm: 200_000 };
    const draft = await createCampaign(people().maker, rules);
    await expectRefusal(proposedCampaign(people(), draft), "invalid_input", "annual_rate_above_ceiling");
  });
});

describe("a campaign that its merchant is to pay for", () => {
  const asked = async () => {
    const place = await makePlace(world);
    const rules = { ...campaignRules(place.merchantId), fundedBy: "merchant" as const };
    return { place, input: await proposedCampaign(people(), await createCampaign(people().maker, rules)) };
  };

  test("waits for the owner's consent, which is bound to what was shown", async () => {
    const { place, input } = await asked();
    const { second } = people();
    await expectRefusal(publishCampaign(second, input), "conflict", "consent_missing");
    const other = { ...input, evidenceHash: "0".repeat(64) };
    await expectRefusal(consentToCampaign(place.owner(), other), "conflict", "evidence_changed");
    const { version } = await consentToCampaign(place.owner(), input);
    const published = await publishCampaign(second, { ...input, version });
    expect(published).toMatchObject({ status: "published", consentedAt: expect.any(String) });
  });

  test("is not put on record by SQL without it", async () => {
    const { input } = await asked();
    const { second } = people();
    const forced = world.runtime.db
      .update(campaigns)
      .set({ status: "published", approvedById: second.actor.id, evidenceHash: input.evidenceHash })
      .where(eq(campaigns.id, input.campaignId));
    const error = await forced.catch((caught: unknown) => caught);
    expect(brokenConstraint(error)).toBe("campaigns_paid_by_consent");
  });
});
