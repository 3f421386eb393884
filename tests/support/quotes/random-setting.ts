import type { JSONWebKeySet } from "jose";
import { verifyConfig } from "#components/virtual-terminal/device/link/verify-config.ts";
import { consentToCampaign } from "#server/campaigns/consent-to-campaign.ts";
import { createCampaign } from "#server/campaigns/create-campaign.ts";
import { publishCampaign } from "#server/campaigns/publish-campaign.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { CampaignRules } from "#server/domain/campaigns/campaign.ts";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import type { RateCardBody } from "#server/domain/rates/rate-card.ts";
import type { ScopeLevel } from "#server/domain/scope.ts";
import { publicKeys } from "#server/keys/platform-key.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { getOfferedConfig } from "#server/terminals/configuration/get-offered-config.ts";
import { issueConfig } from "#server/terminals/configuration/issue-config.ts";
import type { Chance } from "../../chaos/chance.ts";
import { makeActiveTerminal } from "../devices/active-terminal.ts";
import { proposedCampaign, putInForce } from "../world/second-person.ts";
import type { Place, World } from "../world/world.ts";
import { randomCard, randomPlatformCard, TERMS } from "./random-rates.ts";

/** One terminal under random cards of every level, and random campaigns with much or next to no budget left. */
export async function randomSetting(world: World, chance: Chance): Promise<Place> {
  const place = await makeActiveTerminal(world);
  const scopes: [ScopeLevel, string, RateCardBody][] = [
    ["platform", "", randomPlatformCard(chance)],
    ["product", "shoukuanbao", randomCard(chance)],
    ["merchant", place.merchantId, randomCard(chance)],
    ["terminal", place.terminalId, randomCard(chance)],
  ];
  for (const [level, scopeId, body] of scopes) {
    if (level !== "platform" && chance.next() < 0.3) continue;
    const from = new Date();
    const people = world.twoPeople(from);
    const card = await createRateCard(people.maker, {
      level,
      scopeId,
      body,
      effectiveFrom: from.toISOString(),
    });
    await putInForce(people, card);
  }
  // Two campaigns of one merchant may not share a term.
  const terms = chance.shuffled(TERMS);
  for (const own of [terms.slice(0, 3), terms.slice(3, 6)].slice(chance.between(0, 2)))
    await publish(world, place, { ...randomCampaign(chance, place), terms: own });
  return place;
}

function randomCampaign(chance: Chance, { merchantId }: Place): Omit<CampaignRules, "terms"> {
  const minFen = chance.between(1, 50_000);
  return {
    name: "三期免息",
    fundedBy: chance.next() < 0.5 ? "platform" : "merchant",
    level: "merchant",
    scopeId: merchantId,
    buyerRatePpm: chance.next() < 0.5 ? 0 : chance.between(0, 20_000),
    minFen,
    maxFen: minFen + chance.between(0, 5_000_000),
    startsAt: new Date(Date.now() - 1_000).toISOString(),
    endsAt: new Date(Date.now() + chance.between(1, 90) * DAY_MS).toISOString(),
    budgetFen: chance.next() < 0.4 ? chance.between(1, 20_000) : 1_000_000_000,
    warnBelowPpm: 0,
  };
}

/** Puts it on record, once the merchant who is to pay for it has agreed. */
async function publish(world: World, { owner }: Place, rules: CampaignRules): Promise<void> {
  const people = world.twoPeople();
  const proposed = await proposedCampaign(people, await createCampaign(people.maker, rules));
  const agreed = rules.fundedBy === "merchant" ? await consentToCampaign(owner(), proposed) : proposed;
  await publishCampaign(people.second, { ...proposed, version: agreed.version });
}

/** What the terminal runs from `at` on: issued by the portal, signed, and verified as the terminal does. */
export async function configAt(world: World, { terminalId }: Place, at: Date): Promise<TerminalConfig> {
  await issueConfig(world.asSystem(at), { terminalId, reason: "a random instant" });
  const { jws } = await getOfferedConfig(world.asSystem(at), terminalId);
  const jwks = (await publicKeys(world.asSystem(at))) as unknown as JSONWebKeySet;
  return verifyConfig(jws, { jwks, terminalId });
}
