import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outbox } from "#db/schema/audit.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { inTransaction } from "#db/transaction.ts";
import { recommitSubsidy } from "#server/campaigns/recommit-subsidy.ts";
import type { CampaignRules } from "#server/domain/campaigns/campaign.ts";
import { terminalConfig } from "#server/domain/device-protocol/config.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { recomputePayment } from "#server/payments/orders/recompute-payment.ts";
import { getOfferedConfig } from "#server/terminals/configuration/get-offered-config.ts";
import { issueConfig } from "#server/terminals/configuration/issue-config.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { payInWallet } from "../../support/gateway/pay-in-wallet.ts";
import { bookedFor, byAccount } from "../../support/payments/booked.ts";
import { campaignRules, publishedCampaign } from "../../support/world/campaigns.ts";
import { makeWorld, type Place, type World } from "../../support/world/world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function placeWith(change: Partial<CampaignRules> = {}) {
  const place = await makeActiveTerminal(world);
  const campaign = await publishedCampaign(world, { ...campaignRules(place.merchantId), ...change });
  return { place, campaign };
}

const available = async (campaignId: string) => {
  const [row] = await world.runtime.db.select().from(campaigns).where(eq(campaigns.id, campaignId));
  return row?.availableFen;
};

/** ¥1,000 in three periods: a subsidy of 2,300 fen. */
const order = (place: Place) =>
  huabeiOrder(place.terminal(), { amountFen: 100_000, term: 3, bearer: "buyer" });

describe("a campaign's budget", () => {
  test("cannot be overspent by payments at the same moment; those who come too late see the new price", async () => {
    const { place, campaign } = await placeWith({ budgetFen: 10_000 });
    const asked = await order(place);
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        createPayment(place.terminal(), { idempotencyKey: `rush-${index}`, order: asked }),
      ),
    );
    const won = results.filter(({ status }) => status === "fulfilled");
    const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(won).toHaveLength(4);
    expect(await available(campaign.id)).toBe(10_000 - 4 * 2_300);
    for (const reason of lost) {
      expect(reason).toMatchObject({ code: "conflict", reason: "quote_changed" });
      expect(reason.details.quote).toMatchObject({ buyerFeeFen: 2_300 });
      expect(reason.details.quote.trace).toContainEqual(
        expect.objectContaining({ rule: "campaign", outcome: "skipped" }),
      );
    }
  });

  test("gets back what a payment that came to nothing had been promised", async () => {
    const { place, campaign } = await placeWith();
    const { payment } = await createPayment(place.terminal(), {
      idempotencyKey: "to-cancel",
      order: await order(place),
    });
    expect(await available(campaign.id)).toBe(2_700);
    await cancelPayment(place.terminal(), { paymentId: payment.paymentId });
    expect(await available(campaign.id)).toBe(5_000);
  });

  test("is spent when the payer has paid, and the platform's share is booked to the fen", async () => {
    const { place, campaign } = await placeWith();
    const { payment } = await createPayment(place.terminal(), {
      idempotencyKey: "to-pay",
      order: await order(place),
    });
    await payInWallet(world, payment.paymentId);
    expect(byAccount(await bookedFor(world, payment.paymentId))).toEqual({
      payer: -100_000,
      campaign: -2_300,
      instalment_fee: 2_300,
      acquiring_fee: 600,
      merchant: 99_400,
    });
    expect(await available(campaign.id)).toBe(2_700);
  });

  test("takes what it still holds for money that came in after the payment was given up", async () => {
    const { place, campaign } = await placeWith();
    const { payment } = await createPayment(place.terminal(), {
      idempotencyKey: "late",
      order: await order(place),
    });
    await cancelPayment(place.terminal(), { paymentId: payment.paymentId });
    const subsidy = { campaignId: campaign.id, paymentId: payment.paymentId, amountFen: 5_300 };
    const rollback = new Error("only a rehearsal");
    const rehearsal = inTransaction(world.runtime.db, async (tx) => {
      expect(await recommitSubsidy(tx, world.asSystem(), subsidy)).toBe(300);
      expect(await recommitSubsidy(tx, world.asSystem(), { ...subsidy, amountFen: 5_000 })).toBe(0);
      throw rollback;
    });
    await expect(rehearsal).rejects.toBe(rollback);
  });

  test("warns once when less than its threshold is left", async () => {
    const { place, campaign } = await placeWith({ warnBelowPpm: 600_000 });
    await createPayment(place.terminal(), { idempotencyKey: "warn", order: await order(place) });
    const notices = await world.runtime.db
      .select()
      .from(outbox)
      .where(eq(outbox.topic, "campaign.budget_low"));
    expect(notices.filter(({ payload }) => payload.campaignId === campaign.id)).toHaveLength(1);
  });
});

describe("a terminal's configuration", () => {
  test("holds the campaign while it can pay, and the terminal then quotes the portal's price", async () => {
    const { place, campaign } = await placeWith();
    await issueConfig(world.asSystem(), { terminalId: place.terminalId, reason: "test" });
    const plan = await offeredPlan(place);
    expect(plan?.campaign).toMatchObject({ id: campaign.id, buyerRatePpm: 0 });
    for (const key of ["first", "second"]) {
      await createPayment(place.terminal(), { idempotencyKey: key, order: await order(place) });
    }
    const small = await huabeiOrder(place.terminal(), { amountFen: 17_391, term: 3, bearer: "buyer" });
    await createPayment(place.terminal(), { idempotencyKey: "rest", order: small });
    expect(await available(campaign.id)).toBe(0);
    await issueConfig(world.asSystem(), { terminalId: place.terminalId, reason: "test" });
    expect((await offeredPlan(place))?.campaign).toBeUndefined();
  });
});

describe("a past payment", () => {
  test("recomputes to the fen, with a campaign and after rates and campaign have gone", async () => {
    const { place } = await placeWith();
    const ids: string[] = [];
    // The budget pays for two of the three.
    for (const key of ["a", "b", "c"]) {
      const { payment } = await createPayment(place.terminal(), {
        idempotencyKey: key,
        order: await order(place),
      });
      ids.push(payment.paymentId);
    }
    const answers = await Promise.all(ids.map((paymentId) => recomputePayment(place.owner(), { paymentId })));
    expect(answers.map(({ same }) => same)).toEqual([true, true, true]);
    expect(answers.map(({ recomputed }) => recomputed.buyerFeeFen)).toEqual([0, 0, 2_300]);
  });
});

async function offeredPlan(place: Place) {
  const { jws } = await getOfferedConfig(world.asSystem(), place.terminalId);
  const payload = Buffer.from(jws.split(".")[1] ?? "", "base64url").toString("utf8");
  const config = terminalConfig.parse(JSON.parse(payload));
  return config.instalments.plans.find(({ term, bearer }) => term === 3 && bearer === "buyer");
}
