import type { Transitions } from "../state-machine.ts";

/** A run: what is to be paid out on a day, prepared by one and approved by another. */
export const RUN_STATUSES = [
  "drafting",
  "pending_second",
  "processing",
  "posted",
  "dissolving",
  "refused",
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export const RUN_EVENTS = ["close", "approve", "refuse", "finish", "dissolve"] as const;
export type RunEvent = (typeof RUN_EVENTS)[number];

/** A run that has nothing to pay finishes by itself; a refused one lets go what it had set aside. */
export const RUN_TRANSITIONS = {
  drafting: { close: "pending_second", finish: "posted" },
  pending_second: { approve: "processing", refuse: "dissolving" },
  processing: { finish: "posted" },
  posted: {},
  dissolving: { dissolve: "refused" },
  refused: {},
} as const satisfies Transitions<RunStatus, RunEvent>;

/** One at a time is prepared: the next one begins once this one is decided. */
export const OPEN_RUN_STATUSES = ["drafting", "pending_second", "dissolving"] as const satisfies RunStatus[];

export const SETTLEMENT_STATUSES = [
  "drafted",
  "held",
  "processing",
  "posted",
  "failed",
  "dissolved",
] as const;
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];
export const SETTLEMENT_EVENTS = [
  "start",
  "hold",
  "release",
  "post",
  "fail",
  "retry",
  "bounce",
  "dissolve",
] as const;
export type SettlementEvent = (typeof SETTLEMENT_EVENTS)[number];

/** Money that came back after days makes a posted settlement a failed one; it is paid again, to another account. */
export const SETTLEMENT_TRANSITIONS = {
  drafted: { start: "processing", hold: "held", dissolve: "dissolved" },
  held: { release: "drafted", dissolve: "dissolved" },
  processing: { post: "posted", fail: "failed" },
  posted: { bounce: "failed" },
  failed: { retry: "processing" },
  dissolved: {},
} as const satisfies Transitions<SettlementStatus, SettlementEvent>;

/** What of them is looked at: what failed or waits for too long, what is held, or all. */
export const SETTLEMENT_VIEWS = ["trouble", "held", "all"] as const;

export const PAYOUT_STATUSES = ["promised", "sent", "arrived", "rejected", "returned"] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];
export const PAYOUT_EVENTS = ["send", "arrive", "reject", "bounce"] as const;
export type PayoutEvent = (typeof PAYOUT_EVENTS)[number];

export const PAYOUT_TRANSITIONS = {
  promised: { send: "sent", arrive: "arrived", reject: "rejected" },
  sent: { arrive: "arrived", reject: "rejected" },
  arrived: { bounce: "returned" },
  rejected: {},
  returned: {},
} as const satisfies Transitions<PayoutStatus, PayoutEvent>;

/** Payouts of which the bank has not said the last word. */
export const PAYOUTS_UNDER_WAY = ["promised", "sent"] as const satisfies PayoutStatus[];

export const ACCOUNT_STATUSES = ["given", "proving", "in_force", "failed", "expired", "replaced"] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
export const ACCOUNT_EVENTS = ["prove", "confirm", "fail", "expire", "replace"] as const;
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number];

/** An account is in force once its merchant has read back what was transferred to it; the one before stays until then. */
export const ACCOUNT_TRANSITIONS = {
  given: { prove: "proving", fail: "failed", expire: "expired", replace: "replaced" },
  proving: { confirm: "in_force", fail: "failed", expire: "expired", replace: "replaced" },
  in_force: { replace: "replaced" },
  failed: {},
  expired: {},
  replaced: {},
} as const satisfies Transitions<AccountStatus, AccountEvent>;

/** Accounts that are not in force yet, and may still be. */
export const UNPROVEN_STATUSES = ["given", "proving"] as const satisfies AccountStatus[];

export const HOLD_STATUSES = ["placed", "release_proposed", "released"] as const;
export type HoldStatus = (typeof HOLD_STATUSES)[number];
export const HOLD_EVENTS = ["propose", "release", "refuse"] as const;
export type HoldEvent = (typeof HOLD_EVENTS)[number];

export const HOLD_TRANSITIONS = {
  placed: { propose: "release_proposed" },
  release_proposed: { release: "released", refuse: "placed" },
  released: {},
} as const satisfies Transitions<HoldStatus, HoldEvent>;
