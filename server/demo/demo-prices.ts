import { modelPrices } from "#db/schema/models.ts";
import { read } from "#server/changes/read.ts";
import type { Context, Runtime } from "#server/context.ts";
import { createModelPrice } from "#server/devices/prices/create-model-price.ts";
import { getModelPriceEvidence } from "#server/devices/prices/get-model-price-evidence.ts";
import { proposeModelPrice } from "#server/devices/prices/propose-model-price.ts";
import { publishModelPrice } from "#server/devices/prices/publish-model-price.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { CreateModelPriceInput } from "#server/domain/devices/prices/inputs.ts";

/** Prices that the demo's catalogue has had for a while; a deposit was lowered since. */
const PRICES: readonly CreateModelPriceInput[] = [
  { modelCode: "RW-S1", kind: "deposit", amountFen: 19_900, firstDay: "2024-01-01" },
  { modelCode: "RW-S1", kind: "deposit", amountFen: 9_900, firstDay: "2026-01-01" },
  { modelCode: "RW-S1", kind: "sale", amountFen: 29_900, firstDay: "2024-01-01" },
  { modelCode: "RW-P3", kind: "deposit", amountFen: 39_900, firstDay: "2024-01-01" },
  { modelCode: "RW-P3", kind: "rent", amountFen: 4_900, firstDay: "2024-01-01" },
  { modelCode: "RW-P3", kind: "sale", amountFen: 129_900, firstDay: "2024-01-01" },
  { modelCode: "RW-C1", kind: "deposit", amountFen: 19_900, firstDay: "2024-01-01" },
];
/** The days on which they were decided: prices begin on the day itself or later. */
const decidedOn = (firstDay: string) => new Date(`${firstDay}T01:00:00Z`);

/** The catalogue's prices, each made by one of the demo's staff and approved by another; one is announced, one waits. */
export async function seedPrices(runtime: Runtime, staff: (email: string) => Context): Promise<void> {
  if ((await read(runtime, (db) => db.$count(modelPrices))) > 0) return;
  for (const price of PRICES) {
    const now = decidedOn(price.firstDay);
    await published(staff, now, price);
  }
  const soon = shanghaiDate(new Date(Date.now() + 30 * DAY_MS));
  const announced = { modelCode: "RW-P3", kind: "rent", amountFen: 3_900, firstDay: soon } as const;
  await published(staff, new Date(), announced);
  const waiting = { modelCode: "RW-C1", kind: "sale", amountFen: 49_900, firstDay: soon } as const;
  await proposed(staff("rates@ruwang.test"), waiting);
}

async function proposed(maker: Context, price: CreateModelPriceInput) {
  const { id: priceId, version } = await createModelPrice(maker, price);
  return proposeModelPrice(maker, { priceId, version });
}

async function published(
  staff: (email: string) => Context,
  now: Date,
  price: CreateModelPriceInput,
): Promise<void> {
  const second = { ...staff("checker@ruwang.test"), now };
  const { id: priceId, version } = await proposed({ ...staff("rates@ruwang.test"), now }, price);
  const { hash: evidenceHash } = await getModelPriceEvidence(second, { priceId });
  await publishModelPrice(second, { priceId, version, evidenceHash });
}
