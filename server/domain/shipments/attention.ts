import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { MoveRule, MoveWait } from "#server/domain/devices/move-waits.ts";

/**
 * What about a parcel somebody here has to look at, by its carrier's word: `problem` and `refused` before it is lost,
 * `arrived_here` to take it back, `contradicted` when it is on record as delivered and is not, `found` when it is on
 * record as lost, `unknown` when the carrier has never seen its number, which may be mistyped.
 */
export const ATTENTIONS = ["problem", "refused", "arrived_here", "contradicted", "found", "unknown"] as const;
export type Attention = (typeof ATTENTIONS)[number];

/** Nobody has to look at the parcel. */
export const SETTLED = { attention: null, attentionSince: null } as const;

/** How long it may lie, whatever the parcel's status allows. A rule of this acquirer, not law. */
export const ATTENTION_WAIT = { holder: "logistics", days: 1 } as const satisfies MoveRule;

/** The wait of a parcel that somebody has to look at since then. */
export function attentionWaitOf(since: Date): MoveWait {
  const dueAt = new Date(since.getTime() + ATTENTION_WAIT.days * DAY_MS).toISOString();
  return { holder: ATTENTION_WAIT.holder, dueAt };
}
