import type { Transitions } from "../state-machine.ts";

export const PAYMENT_STATUSES = [
  "created",
  "awaiting_payer",
  "succeeded",
  "failed",
  "expired",
  "canceled",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const PAYMENT_EVENTS = ["await_payer", "succeed", "fail", "expire", "cancel"] as const;
export type PaymentEvent = (typeof PAYMENT_EVENTS)[number];

/**
 * Money the gateway confirms is never refused: a success may still arrive after the deadline or after a
 * cancellation crossed it, because the payer has then been charged.
 */
export const PAYMENT_TRANSITIONS = {
  created: {
    await_payer: "awaiting_payer",
    succeed: "succeeded",
    fail: "failed",
    expire: "expired",
    cancel: "canceled",
  },
  awaiting_payer: { succeed: "succeeded", fail: "failed", expire: "expired", cancel: "canceled" },
  succeeded: {},
  failed: { succeed: "succeeded" },
  expired: { succeed: "succeeded" },
  canceled: { succeed: "succeeded" },
} as const satisfies Transitions<PaymentStatus, PaymentEvent>;

/** Statuses in which a payment waits for its payer, until it expires. */
export const WAITING_PAYMENT_STATUSES = [
  "created",
  "awaiting_payer",
] as const satisfies readonly PaymentStatus[];

export function isWaitingForPayer(status: PaymentStatus): boolean {
  return WAITING_PAYMENT_STATUSES.some((waiting) => waiting === status);
}

export const REFUND_STATUSES = ["proposed", "pending", "succeeded", "failed", "refused"] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** Refunds that gave nothing back and never will; any other may still arrive. */
export const FRUITLESS_REFUND_STATUSES: RefundStatus[] = ["failed", "refused"];

export const REFUND_EVENTS = ["approve", "refuse", "succeed", "fail"] as const;
export type RefundEvent = (typeof REFUND_EVENTS)[number];

/** A proposed one waits for a second person; one that needs none begins as pending. */
export const REFUND_TRANSITIONS = {
  proposed: { approve: "pending", refuse: "refused" },
  pending: { succeed: "succeeded", fail: "failed" },
  succeeded: {},
  failed: {},
  refused: {},
} as const satisfies Transitions<RefundStatus, RefundEvent>;

/** A charge beside the one of its payment: found → returned, unless the gateway refuses for good. */
export const STRAY_CHARGE_STATUSES = ["found", "returned", "failed"] as const;
export type StrayChargeStatus = (typeof STRAY_CHARGE_STATUSES)[number];

export const STRAY_CHARGE_EVENTS = ["give_back", "fail"] as const;
export type StrayChargeEvent = (typeof STRAY_CHARGE_EVENTS)[number];

export const STRAY_CHARGE_TRANSITIONS = {
  found: { give_back: "returned", fail: "failed" },
  returned: {},
  failed: {},
} as const satisfies Transitions<StrayChargeStatus, StrayChargeEvent>;
