import type { PriceStatus } from "../../price-status.ts";
import type { OfferKind } from "./offers.ts";

/** What a price is to whoever reads the list: its status, or where a published one stands in time. */
export const MODEL_PRICE_PHASES = [
  "draft",
  "pending_second",
  "scheduled",
  "in_force",
  "ended",
  "withdrawn",
  "refused",
  "discarded",
] as const;
export type ModelPricePhase = (typeof MODEL_PRICE_PHASES)[number];

interface Standing {
  kind: OfferKind;
  status: PriceStatus;
  firstDay: string;
}

/** The first day of the published price of its kind that follows; null where it is the last. */
export function followerOf(price: Standing, all: readonly Standing[]): string | null {
  const later = all
    .filter(({ status, kind, firstDay }) => {
      return status === "published" && kind === price.kind && firstDay > price.firstDay;
    })
    .map(({ firstDay }) => firstDay);
  return later.toSorted()[0] ?? null;
}

/** Of a published price what the calendar says on `today`; `follower` is the day on which the next one begins. */
export function phaseOf(price: Standing, follower: string | null, today: string): ModelPricePhase {
  if (price.status !== "published") return price.status;
  if (price.firstDay > today) return "scheduled";
  return follower !== null && follower <= today ? "ended" : "in_force";
}
