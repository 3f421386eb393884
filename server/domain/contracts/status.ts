import type { Transitions } from "../state-machine.ts";

export const CONTRACT_STATUSES = ["active", "overdue", "settled", "refunded"] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

export const CONTRACT_EVENTS = ["settle", "fall_overdue", "catch_up", "refund"] as const;
export type ContractEvent = (typeof CONTRACT_EVENTS)[number];

/** An instalment contract: what the payer owes the channel after a Huabei payment. */
export const CONTRACT_TRANSITIONS = {
  active: { settle: "settled", fall_overdue: "overdue", refund: "refunded" },
  overdue: { catch_up: "active", settle: "settled", refund: "refunded" },
  settled: { refund: "refunded" },
  refunded: {},
} as const satisfies Transitions<ContractStatus, ContractEvent>;

/** Contracts of which something is still to be repaid. */
export const OPEN_CONTRACT_STATUSES = ["active", "overdue"] as const satisfies readonly ContractStatus[];

export const INSTALMENT_STATUSES = ["upcoming", "due", "overdue", "paid", "waived"] as const;
export type InstalmentStatus = (typeof INSTALMENT_STATUSES)[number];

export const INSTALMENT_EVENTS = ["fall_due", "fall_overdue", "pay", "waive"] as const;
export type InstalmentEvent = (typeof INSTALMENT_EVENTS)[number];

/**
 * One repayment of a contract. News of the channel may be lost, so that each leads on from wherever it finds the
 * instalment; none leads back.
 */
export const INSTALMENT_TRANSITIONS = {
  upcoming: { fall_due: "due", fall_overdue: "overdue", pay: "paid", waive: "waived" },
  due: { fall_overdue: "overdue", pay: "paid", waive: "waived" },
  overdue: { pay: "paid", waive: "waived" },
  paid: {},
  // A repayment may be heard of only after the refund that waived it.
  waived: { pay: "paid" },
} as const satisfies Transitions<InstalmentStatus, InstalmentEvent>;

/** Instalments that nobody owes any more. */
export const ENDED_INSTALMENT_STATUSES = ["paid", "waived"] as const satisfies readonly InstalmentStatus[];

/** How a contract came to its end: the last instalment before its date, each by its date, or one after it. */
export const SETTLED_HOW = ["early", "on_time", "late"] as const;
export type SettledHow = (typeof SETTLED_HOW)[number];
