import { addModel } from "#server/devices/catalogue/add-model.ts";
import { createModelPrice } from "#server/devices/prices/create-model-price.ts";
import { getModelPriceEvidence } from "#server/devices/prices/get-model-price-evidence.ts";
import { proposeModelPrice } from "#server/devices/prices/propose-model-price.ts";
import { publishModelPrice } from "#server/devices/prices/publish-model-price.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { CreateModelPriceInput } from "#server/domain/devices/prices/inputs.ts";
import { daysFromNow } from "../world/days-from-now.ts";
import { makeWorld, type World } from "../world/world.ts";
import { worldOfFile } from "../world/world-of-file.ts";
import { newModel } from "./devices.ts";

/** The day in Asia/Shanghai so many days from now. */
export const dayFromNow = (days: number): string => shanghaiDate(daysFromNow(days));

/** A deposit for a model that no other test knows, from next week on unless it is said otherwise. */
export async function newPrice(
  world: World,
  changes: Partial<CreateModelPriceInput> = {},
): Promise<CreateModelPriceInput> {
  const model = newModel();
  await addModel(world.runtime.seeding(), model);
  return { modelCode: model.code, kind: "deposit", amountFen: 9_900, firstDay: dayFromNow(7), ...changes };
}

/** What a step of a price asks for: which, and in which version it was seen. */
export const priceInput = ({ id, version }: { id: string; version: number }) => ({ priceId: id, version });

/** Lays a price before a second person and tells what that person would send back. */
export async function proposedPrice(world: World, price: CreateModelPriceInput, now = new Date()) {
  const { maker, second } = world.twoPeople(now);
  const draft = await createModelPrice(maker, price);
  const { id: priceId, version } = await proposeModelPrice(maker, priceInput(draft));
  const { hash: evidenceHash } = await getModelPriceEvidence(second, { priceId });
  return { priceId, version, evidenceHash };
}

/** Puts a price on record, as two people do it. */
export async function publishedPrice(world: World, price: CreateModelPriceInput, now = new Date()) {
  return publishModelPrice(world.twoPeople(now).second, await proposedPrice(world, price, now));
}

/** A world for a file of tests about prices: who makes them, who decides, and prices at each point of their way. */
export function pricesOfFile() {
  const world = worldOfFile(makeWorld);
  return {
    world,
    maker: () => world().twoPeople().maker,
    second: () => world().twoPeople().second,
    newPrice: (changes?: Partial<CreateModelPriceInput>) => newPrice(world(), changes),
    proposedPrice: (price: CreateModelPriceInput) => proposedPrice(world(), price),
    publishedPrice: (price: CreateModelPriceInput) => publishedPrice(world(), price),
  };
}
