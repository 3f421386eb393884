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
