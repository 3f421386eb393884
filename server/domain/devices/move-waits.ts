import { z } from "zod";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";

/** Who has the next move of a parcel, a device or money that is on its way. */
export const MOVE_HOLDERS = ["logistics", "carrier", "merchant", "checker", "finance", "bank"] as const;

/** How long a status may last, in days, before somebody has to look. Rules of this acquirer, not law. */
export interface MoveRule {
  holder: (typeof MOVE_HOLDERS)[number];
  days: number;
}
export type MoveRules<Status extends string> = Partial<Record<Status, MoveRule>>;

/** Who has the next move and until when; null where nothing is waited for. */
export const moveWait = z.strictObject({ holder: z.enum(MOVE_HOLDERS), dueAt: utcInstant }).nullable();
export type MoveWait = z.infer<typeof moveWait>;

export function moveWaitOf<Status extends string>(
  rules: MoveRules<Status>,
  status: Status,
  since: Date,
): MoveWait {
  const rule = rules[status];
  if (rule === undefined) return null;
  return { holder: rule.holder, dueAt: new Date(since.getTime() + rule.days * DAY_MS).toISOString() };
}
