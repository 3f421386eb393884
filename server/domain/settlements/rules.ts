import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import { isWorkingDay, nextWorkingDay } from "#server/domain/calendar/working-days.ts";
import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import { invariant } from "../errors.ts";
import { PROOF_DAYS } from "./proof.ts";
import type { AccountStatus, HoldStatus, PayoutStatus, RunStatus, SettlementStatus } from "./status.ts";

interface SettlementRule {
  /** First day of payouts (Asia/Shanghai) for which it holds. */
  from: string;
  /** From which hour of a working day on its run is drafted. */
  draftsAtHour: number;
}

/** When runs are drafted: T+1 working day, early enough for people to look before banks close. Data, not a constant. */
const RULES: readonly SettlementRule[] = [{ from: "2020-01-01", draftsAtHour: 6 }];

/** The day on which what was taken on `date` is paid out: the working day after it. */
export function settlementDayOf(date: string): string {
  return nextWorkingDay(date);
}

/** The day whose run is due at an instant, and what it covers: all before that day. Null on days without payouts. */
export function dueRunAt(now: Date): { settlesOn: string; cutoffAt: Date } | null {
  const settlesOn = shanghaiDate(now);
  const cutoffAt = shanghaiDay(settlesOn).first;
  const rule = [...RULES].reverse().find(({ from }) => from <= settlesOn);
  invariant(rule !== undefined, "some rule holds for every day");
  const opensAt = cutoffAt.getTime() + rule.draftsAtHour * HOUR_MS;
  return isWorkingDay(settlesOn) && now.getTime() >= opensAt ? { settlesOn, cutoffAt } : null;
}

/** The run that a person prepares now: today's, or the next working day's with what is there until now. */
export function preparableRunAt(now: Date): { settlesOn: string; cutoffAt: Date } {
  const today = shanghaiDate(now);
  return {
    settlesOn: isWorkingDay(today) ? today : nextWorkingDay(today),
    cutoffAt: shanghaiDay(today).first,
  };
}

export const RUN_WAITS = {
  pending_second: { holder: "checker", days: 1 },
} as const satisfies MoveRules<RunStatus>;

export const SETTLEMENT_WAITS = {
  drafted: { holder: "checker", days: 1 },
  held: { holder: "finance", days: 7 },
  processing: { holder: "bank", days: 2 },
  failed: { holder: "finance", days: 3 },
} as const satisfies MoveRules<SettlementStatus>;

export const PAYOUT_WAITS = {
  promised: { holder: "bank", days: 1 },
  sent: { holder: "bank", days: 2 },
} as const satisfies MoveRules<PayoutStatus>;

export const ACCOUNT_WAITS = {
  given: { holder: "bank", days: PROOF_DAYS },
  proving: { holder: "merchant", days: PROOF_DAYS },
} as const satisfies MoveRules<AccountStatus>;

export const HOLD_WAITS = {
  placed: { holder: "finance", days: 30 },
  release_proposed: { holder: "checker", days: 1 },
} as const satisfies MoveRules<HoldStatus>;
