import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ModelPriceEvidence } from "#server/domain/devices/prices/evidence.ts";
import type { modelPriceRef } from "#server/domain/devices/prices/inputs.ts";
import { loadModelPrice } from "./load-model-price.ts";
import { evidenceOf } from "./price-neighbours.ts";

/** What a decision on a price rests on, with the hash that a publisher sends back. */
export async function getModelPriceEvidence(
  ctx: Context,
  { priceId }: z.infer<typeof modelPriceRef>,
): Promise<ModelPriceEvidence> {
  requirePermission(ctx, "rate_card:read");
  return read(ctx, async (db) => evidenceOf(db, await loadModelPrice(db, priceId)));
}
