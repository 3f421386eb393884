import { and, eq } from "drizzle-orm";
import { rateCards } from "#db/schema/rates.ts";
import { read } from "#server/changes/read.ts";
import type { Runtime } from "#server/context.ts";
import { DEFAULT_RATE_CARD, TRADITIONAL_POS_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import type { CreateRateCardInput } from "#server/domain/rates/inputs.ts";
import type { Env } from "#server/env.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { proposeRateCard } from "#server/rates/propose-rate-card.ts";
import { publishRateCard } from "#server/rates/publish-rate-card.ts";
import { openRuntime } from "#server/runtime.ts";
import { advanceApplication } from "./advance-application.ts";
import { DEMO_APPLICANTS } from "./demo-applicants.ts";
import { seedFirmware } from "./demo-firmware.ts";
import { seedDeliveries, seedParcels } from "./demo-parcels.ts";
import { seedPayments } from "./demo-payments.ts";
import { demoApplicant, demoStaff, seedContext } from "./demo-people.ts";
import { seedPrices } from "./demo-prices.ts";
import { seedStock } from "./demo-stock.ts";
import { seedTroubles } from "./demo-troubles.ts";

/** Terminals that wait for activation: contracts.md promises fifty, the tests use some up. */
const AWAITING = 60;
/** The platform's first card is in force from here, so that older instants have a price too. */
const FIRST_CARD_FROM = "2021-01-01T00:00:00Z";

/** Fills an empty demo through the verbs; a second run, or one after a cut, adds only what is missing. */
export async function seedDemo(settings: Env, say: (line: string) => void): Promise<void> {
  const runtime = openRuntime(settings, "seed");
  try {
    const startedAt = Date.now();
    const fresh = await seedInto(runtime);
    await seedPayments(runtime, settings);
    await seedTroubles(runtime);
    if (fresh) say(`Demo data made in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  } finally {
    await runtime.close();
  }
}

/**
 * The same into an open runtime; returns whether anything had been missing. The platform's first card comes last:
 * where it is published, the demo is whole and belongs to whoever plays with it.
 */
export async function seedInto(runtime: Runtime): Promise<boolean> {
  const platform = and(eq(rateCards.level, "platform"), eq(rateCards.status, "published"));
  if ((await read(runtime, (db) => db.$count(rateCards, platform))) > 0) return false;
  const staff = await demoStaff(runtime);
  const logistics = () => staff("logistics@ruwang.test");
  await seedStock(runtime, logistics);
  await seedPrices(runtime, staff);
  await seedFirmware(runtime, () => staff("admin@ruwang.test"));
  for (const of of DEMO_APPLICANTS) {
    const applicant = await demoApplicant(runtime, of.mobile);
    const desk = {
      applicant,
      reviewer: () => staff("reviewer@ruwang.test"),
      checker: () => staff("checker@ruwang.test"),
    };
    const { merchantId } = await advanceApplication(desk, of);
    if (merchantId === null) continue;
    if (of.devices === "none") continue;
    const modelCode = of.product === "shoukuanbao" ? "RW-S1" : "RW-P3";
    const wanted = of === DEMO_APPLICANTS[0] ? AWAITING : 1;
    const to = { ...of, merchantId, modelCode };
    if (of.devices === "parcels") await seedParcels(runtime, logistics, to);
    else await seedDeliveries(runtime, logistics, { to, wanted });
  }
  await publishFirstCards(runtime);
  return true;
}

/**
 * The cards that a new portal begins with: the service fee of traditional POS, and the platform's list rates. They
 * are on record from their own first day, so that any instant since can be asked for.
 */
export async function publishFirstCards(runtime: Runtime): Promise<void> {
  const ctx = { ...seedContext(runtime), now: new Date(FIRST_CARD_FROM) };
  const cards: CreateRateCardInput[] = [
    {
      level: "product",
      scopeId: "traditional_pos",
      body: TRADITIONAL_POS_RATE_CARD,
      note: "传统 POS 月服务费 Monthly service fee of traditional POS",
      effectiveFrom: FIRST_CARD_FROM,
    },
    {
      level: "platform",
      scopeId: "",
      body: DEFAULT_RATE_CARD,
      note: "花呗官方标准费率 Huabei list rates",
      effectiveFrom: FIRST_CARD_FROM,
    },
  ];
  for (const card of cards) {
    const { id: rateCardId, version } = await createRateCard(ctx, card);
    const proposed = await proposeRateCard(ctx, { rateCardId, version });
    await publishRateCard(ctx, { rateCardId, version: proposed.version });
  }
}
