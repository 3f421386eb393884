import { z } from "zod";
import { modelFirmware } from "#server/domain/devices/firmware/views.ts";
import { OFFER_KINDS } from "#server/domain/devices/prices/offers.ts";
import { MODEL_PRICE_PHASES } from "#server/domain/devices/prices/phase.ts";
import { modelView } from "#server/domain/devices/views.ts";
import { calendarDate, fen, utcInstant } from "#server/domain/fields/numbers.ts";
import { PRICE_STATUSES } from "#server/domain/price-status.ts";

export const modelPriceView = z.strictObject({
  id: z.string(),
  modelCode: z.string(),
  kind: z.enum(OFFER_KINDS),
  /** Null: no longer offered from the first day. */
  amountFen: fen.nullable(),
  firstDay: calendarDate,
  /** The first day of the price that follows it. */
  nextDay: calendarDate.nullable(),
  status: z.enum(PRICE_STATUSES),
  phase: z.enum(MODEL_PRICE_PHASES),
  note: z.string().nullable(),
  /** Null of what the portal itself has written down. */
  madeBy: z.string().nullable(),
  /** Whose word put it on record. */
  approvedBy: z.string().nullable(),
  /** Why the second person said no. */
  refusal: z.string().nullable(),
  createdAt: utcInstant,
  proposedAt: utcInstant.nullable(),
  publishedAt: utcInstant.nullable(),
  /** Whether the reader made or proposed it, and therefore cannot decide on it. */
  own: z.boolean(),
  version: z.int(),
});
export type ModelPriceView = z.infer<typeof modelPriceView>;

/** A model with every price that it has, had or may come to have, newest first, and its firmware. */
export const modelFile = z.strictObject({
  model: modelView,
  prices: z.array(modelPriceView),
  firmware: modelFirmware,
});
export type ModelFile = z.infer<typeof modelFile>;
