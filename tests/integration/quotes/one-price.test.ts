import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { hashOf, offersFor } from "#components/virtual-terminal/screens/flow/offers.ts";
import { payments } from "#db/schema/payments.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { CampaignRules } from "#server/domain/campaigns/campaign.ts";
import { leastSubsidyOf } from "#server/domain/campaigns/campaign.ts";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { DomainError } from "#server/domain/errors.ts";
import { feeOf } from "#server/domain/money/fen.ts";
import type { EffectivePlan } from "#server/domain/quotes/effective-rates.ts";
import { campaignOf } from "#server/domain/quotes/quote.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import { walletPlanOf } from "#server/gateway/mock/wallet/wallet-plan.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { printVoucher } from "#server/payments/vouchers/print-voucher.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { requestedRates } from "#server/quotes/requested-rates.ts";
import type { ResolvedRates } from "#server/quotes/resolve-rates.ts";
import { signQuote } from "#server/quotes/sign-quote.ts";
import { Chance } from "../../chaos/chance.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { payInWallet } from "../../support/gateway/pay-in-wallet.ts";
import { newKey } from "../../support/payments/orders.ts";
import { departuresFrom } from "../../support/quotes/fee-oracle.ts";
import {
  voucherDepartures,
  voucherFor,
  walletDepartures,
  walletPlanFor,
} from "../../support/quotes/quote-chain.ts";
import { randomAmount, randomPlan, TERMS } from "../../support/quotes/random-rates.ts";
import { configAt, randomSetting } from "../../support/quotes/random-setting.ts";
import { publishedCampaign } from "../../support/world/campaigns.ts";
import { makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

// The price on the terminal's glass, in the API, in the payer's wallet and on paper is one price, whatever the rates.

const world = worldOfFile(makeWorld);
const CASES = 10_000;
const SEED = Number(process.env.PRICE_SEED ?? Date.now() % 2 ** 31);

const tally = { agreed: 0, refusedAlike: 0, withCampaign: 0, budgetSpent: 0, byOracle: 0, throughTheVerb: 0 };

/** One amount at one plan: terminal, API, wallet and paper; what the terminal cannot know is the state of a budget. */
async function compare(
  at: Date,
  {
    rates,
    config,
    plan,
    amountFen,
  }: { rates: ResolvedRates; config: TerminalConfig; plan: EffectivePlan; amountFen: number },
): Promise<Quote | null> {
  const request = { amountFen, term: plan.term, bearer: plan.bearer };
  const { offers, refused } = offersFor({ ...config, instalments: only(config, plan) }, amountFen, at);
  const answer = await signQuote(world().asSystem(), request, { rates, at }).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    return error.reason;
  });
  const [offer] = offers;
  if (typeof answer === "string" || offer === undefined) {
    expect(refused[0]?.reason ?? (plan.enabled ? "offered" : answer)).toBe(answer);
    tally.refusedAlike++;
    return null;
  }
  const { trace: _trace, hash, signature: _signature, ...terms } = answer;
  if (isBudgetSpent(plan, { amountFen, at }) && offer.campaign !== undefined) {
    // The glass still shows the campaign; the portal refuses to charge by it and sends the new price (see below).
    expect(terms.campaign).toBeUndefined();
    expect(offer.campaign.subsidyFen).toBeGreaterThan(plan.campaign?.availableFen ?? 0);
    tally.budgetSpent++;
  } else {
    expect(offer).toEqual(terms);
    expect(await hashOf(offer)).toBe(hash);
    if (terms.campaign !== undefined) tally.withCampaign++;
    tally.agreed++;
  }
  expect(walletDepartures(answer, walletPlanFor(answer, at))).toEqual([]);
  expect(voucherDepartures(answer, voucherFor(answer, at))).toEqual([]);
  if (terms.campaign === undefined) byOracle(answer, rates);
  return answer;
}

function isBudgetSpent(plan: EffectivePlan, { amountFen, at }: { amountFen: number; at: Date }): boolean {
  const feeFen = feeOf(amountFen, plan.ratePpm);
  return campaignOf(plan, { amountFen, feeFen, at })?.miss === "budget_spent";
}

function only(config: TerminalConfig, { term, bearer }: EffectivePlan): TerminalConfig["instalments"] {
  const plans = config.instalments.plans.filter((plan) => plan.term === term && plan.bearer === bearer);
  return { ...config.instalments, plans };
}

/** The documented rule in whole numbers of any size, which shares no line with the engine. */
function byOracle(quote: Quote, { remainder, methods }: ResolvedRates): void {
  const huabei = methods.find(({ kind, enabled }) => kind === "huabei" && enabled);
  const { term, bearer, ratePpm } = quote;
  const rule = { term, bearer, ratePpm, acquiringPpm: huabei?.ratePpm ?? 0, remainder };
  const { trace: _trace, hash: _hash, signature: _signature, ...terms } = quote;
  expect(departuresFrom(terms, quote.amountFen, rule)).toEqual([]);
  tally.byOracle++;
}

test(`glass, API, wallet and paper agree to the fen on ${CASES} random purchases`, async () => {
  process.stdout.write(`one price: seed ${SEED}\n`);
  const chance = new Chance(SEED);
  while (tally.agreed + tally.budgetSpent < CASES) {
    const place = await randomSetting(world(), chance);
    for (let instants = 0; instants < 6; instants++) {
      const days = chance.next() < 0.5 ? 0.9 : 400;
      const at = new Date(Date.now() + Math.floor(chance.next() * days * DAY_MS));
      const config = await configAt(world(), place, at);
      const asked = { terminalId: place.terminalId, at: at.toISOString() };
      const { rates } = await requestedRates(place.terminal(), asked);
      for (let n = 0; n < 60; n++) {
        const plan = randomPlan(chance, rates.plans);
        if (plan === undefined) break;
        const amountFen = randomAmount(chance, plan);
        const quote = await compare(at, { rates, config, plan, amountFen });
        if (quote === null || n % 20 > 0) continue;
        const { term, bearer } = plan;
        expect(await getQuote(place.terminal(), { ...asked, amountFen, term, bearer })).toEqual(quote);
        tally.throughTheVerb++;
      }
    }
  }
  process.stdout.write(`  ${JSON.stringify(tally)}\n`);
  for (const [what, times] of Object.entries(tally)) expect(times, what).toBeGreaterThan(0);
}, 120_000);

test("the same price is charged, paid in the wallet and printed, through the verbs themselves", async () => {
  const chance = new Chance(SEED + 1);
  const seen = { paid: 0, refused: 0 };
  for (let round = 0; round < 8; round++) {
    const place = await randomSetting(world(), chance);
    const now = new Date();
    const config = await configAt(world(), place, now);
    const { rates } = await requestedRates(place.terminal(now), {
      terminalId: place.terminalId,
      at: now.toISOString(),
    });
    const plans = Array.from({ length: 4 }, () => randomPlan(chance, rates.plans));
    for (const plan of plans) {
      if (plan === undefined) continue;
      const amountFen = randomAmount(chance, plan);
      const {
        offers: [offer],
      } = offersFor({ ...config, instalments: only(config, plan) }, amountFen, now);
      if (offer === undefined) continue;
      const { term, bearer } = plan;
      const order = {
        amountFen,
        method: "huabei" as const,
        plan: { term, bearer },
        quoteHash: await hashOf(offer),
      };
      const request = { idempotencyKey: newKey(), order: { ...order, configVersion: config.version } };
      const taken = await createPayment(place.terminal(now), request).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        return error;
      });
      if (taken instanceof DomainError) {
        // Only a budget that does not reach; and the price that comes along is the one that is charged then.
        expect(taken.reason).toBe("quote_changed");
        expect(await leftFor(place, plan)).toBeLessThan(offer.campaign?.subsidyFen ?? 0);
        const { quote } = taken.details as { quote: Quote };
        const again = { ...request.order, quoteHash: quote.hash };
        const charged = await createPayment(place.terminal(now), { idempotencyKey: newKey(), order: again });
        expect(charged.payment.quote).toEqual(quote);
        seen.refused++;
        continue;
      }
      await paidAndPrinted(place, taken.payment.paymentId, taken.payment.quote as Quote);
      seen.paid++;
    }
  }
  process.stdout.write(`  ${JSON.stringify(seen)}\n`);
  expect(seen.paid).toBeGreaterThan(0);
}, 60_000);

/** What is left of the budget of a plan's campaign by now: earlier orders have used some of it. */
async function leftFor(place: Place, { term, bearer }: EffectivePlan): Promise<number> {
  const { rates } = await requestedRates(place.terminal(), { terminalId: place.terminalId });
  const plan = rates.plans.find((known) => known.term === term && known.bearer === bearer);
  return plan?.campaign?.availableFen ?? 0;
}

async function paidAndPrinted(place: Place, paymentId: string, quote: Quote): Promise<void> {
  const [row] = await world().runtime.db.select().from(payments).where(eq(payments.id, paymentId));
  const intent = await world().gateway.stripe.paymentIntents.retrieve(row?.gatewayIntentId ?? "");
  expect(walletDepartures(quote, walletPlanOf(intent as unknown as PaymentIntentRecord))).toEqual([]);
  await payInWallet(world(), paymentId);
  const slip = { paymentId, copy: "merchant", locale: "en", roll: "58", idempotencyKey: newKey() } as const;
  const { voucher, text } = await printVoucher(place.terminal(), slip);
  expect(voucherDepartures(quote, { voucher, printed: text })).toEqual([]);
}

test("a budget that is spent to the last fen takes its campaign off the glass with the next configuration", async () => {
  const place = await makeActiveTerminal(world());
  const campaign: CampaignRules = {
    ...{
      name: "三期免息",
      fundedBy: "platform",
      level: "merchant",
      scopeId: place.merchantId,
      buyerRatePpm: 0,
    },
    ...{ terms: TERMS, minFen: 100_000, maxFen: 100_000, warnBelowPpm: 0, budgetFen: 1_000_000 },
    ...{
      startsAt: new Date(Date.now() - 1_000).toISOString(),
      endsAt: new Date(Date.now() + DAY_MS).toISOString(),
    },
  };
  const [first] = (
    await requestedRates(place.terminal(), { terminalId: place.terminalId })
  ).rates.plans.filter(
    ({ bearer, ratePpm, enabled, minFen }) =>
      bearer === "buyer" && ratePpm > 0 && enabled && minFen <= 100_000,
  );
  if (first === undefined) throw new Error("the platform's card offers a plan to the buyer");
  const offer = { ...campaign, id: "cmp_1" };
  await publishedCampaign(world(), { ...campaign, budgetFen: leastSubsidyOf(offer, first.ratePpm) });
  const order = {
    amountFen: 100_000,
    method: "huabei" as const,
    plan: { term: first.term, bearer: "buyer" as const },
  };
  const glass = async () => {
    const config = await configAt(world(), place, new Date());
    const { offers } = offersFor({ ...config, instalments: only(config, first) }, 100_000, new Date());
    return { config, quote: offers[0] };
  };
  const before = await glass();
  expect(before.quote?.campaign).toBeDefined();
  const quoteHash = await hashOf(before.quote as NonNullable<typeof before.quote>);
  const paid = { ...order, quoteHash, configVersion: before.config.version };
  await createPayment(place.terminal(), { idempotencyKey: newKey(), order: paid });
  await expect(
    createPayment(place.terminal(), { idempotencyKey: newKey(), order: paid }),
  ).rejects.toMatchObject({
    reason: "quote_changed",
  });
  const after = await glass();
  expect(after.quote?.campaign).toBeUndefined();
  const {
    trace: _trace,
    hash: _hash,
    signature: _signature,
    ...api
  } = await getQuote(place.terminal(), {
    ...{ terminalId: place.terminalId, amountFen: 100_000, term: first.term, bearer: "buyer" },
  });
  expect(after.quote).toEqual(api);
}, 60_000);
