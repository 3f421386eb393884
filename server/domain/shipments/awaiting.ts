import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";

/** How long an approved merchant may wait for a device to be reserved. A rule of this acquirer, not law. */
export const RESERVE_WITHIN = { holder: "logistics", days: 2 } as const;

/** An approved merchant without a terminal, and what was agreed on. */
export const awaitingMerchant = z.strictObject({
  merchantId: z.string(),
  merchantName: z.string(),
  product: z.enum(PRODUCTS),
  /** Null where nothing was agreed on. */
  modelCode: z.string().nullable(),
  modelName: z.string().nullable(),
  inStock: z.int(),
  since: utcInstant,
  wait: moveWait,
  version: z.int(),
});
export type AwaitingMerchant = z.infer<typeof awaitingMerchant>;
export const awaitingPage = pageOf(awaitingMerchant);

/** How much work lies at each step of logistics' desk. */
export const shipmentCounts = z.strictObject({
  awaiting: z.int(),
  pending: z.int(),
  ready: z.int(),
  attention: z.int(),
  overdue: z.int(),
});
export type ShipmentCounts = z.infer<typeof shipmentCounts>;
