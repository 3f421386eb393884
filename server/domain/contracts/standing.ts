import { shanghaiDate } from "../calendar/shanghai-date.ts";
import type { Fen } from "../money/fen.ts";
import { eventsFrom } from "../state-machine.ts";
import {
  type ContractEvent,
  type ContractStatus,
  ENDED_INSTALMENT_STATUSES,
  INSTALMENT_TRANSITIONS,
  type InstalmentEvent,
  type InstalmentStatus,
  type SettledHow,
} from "./status.ts";

/** What is known of one instalment, in fen. */
export interface InstalmentStanding {
  status: InstalmentStatus;
  /** Asia/Shanghai calendar date. */
  dueOn: string;
  principalFen: Fen;
  feeFen: Fen;
  /** What a refund took off the principal. */
  reducedFen: Fen;
  /** What being late has added. */
  lateFeeFen: Fen;
  paidFen: Fen;
  paidAt: Date | null;
}

const EVENTS: Partial<Record<InstalmentStatus, InstalmentEvent>> = {
  due: "fall_due",
  overdue: "fall_overdue",
  paid: "pay",
  waived: "waive",
};

/** The step that the news of an instalment asks for; null where it says nothing new, or is older than what is known. */
export function eventOfInstalment(known: InstalmentStatus, news: InstalmentStatus): InstalmentEvent | null {
  const event = known === news ? undefined : EVENTS[news];
  return event !== undefined && eventsFrom(INSTALMENT_TRANSITIONS, known).includes(event) ? event : null;
}

/**
 * The step that a contract takes by how its instalments stand, and by whether the channel gave all of its payment back;
 * null where it stands as they do.
 */
export function eventOfContract(
  status: ContractStatus,
  {
    instalments,
    isRefunded,
  }: { instalments: readonly Pick<InstalmentStanding, "status">[]; isRefunded: boolean },
): ContractEvent | null {
  if (isRefunded) return status === "refunded" ? null : "refund";
  if (status !== "active" && status !== "overdue") return null;
  if (instalments.every(isEnded)) return "settle";
  const isLate = instalments.some((instalment) => instalment.status === "overdue");
  if (isLate) return status === "active" ? "fall_overdue" : null;
  return status === "overdue" ? "catch_up" : null;
}

/** How a contract was repaid, once nothing of it is owed. */
export function settledHow(instalments: readonly InstalmentStanding[]): SettledHow {
  const paid = instalments.filter(({ paidAt }) => paidAt !== null);
  const dayOf = ({ paidAt, dueOn }: InstalmentStanding) => (paidAt === null ? dueOn : shanghaiDate(paidAt));
  if (paid.some((instalment) => dayOf(instalment) > instalment.dueOn)) return "late";
  const last = paid.at(-1);
  return last !== undefined && dayOf(last) < last.dueOn ? "early" : "on_time";
}

/** What is still to be paid of an instalment, late fees included. */
export function owedOf(instalment: InstalmentStanding): Fen {
  if (isEnded(instalment)) return 0;
  const { principalFen, feeFen, reducedFen, lateFeeFen, paidFen } = instalment;
  return principalFen - reducedFen + feeFen + lateFeeFen - paidFen;
}

export function isEnded({ status }: Pick<InstalmentStanding, "status">): boolean {
  return ENDED_INSTALMENT_STATUSES.some((ended) => ended === status);
}
