/** What becomes of a deadline of the desk that is not met in time: it comes near, then it passes. */
export const DESK_ALARMS = ["at_risk", "breached"] as const;
export type DeskAlarm = (typeof DESK_ALARMS)[number];

interface Concerned {
  alarm: DeskAlarm;
  /** Whoever has the case now; null while nobody does. */
  holderId: string | null;
  /** Who is told of what its holder alone cannot see to. */
  leadIds: readonly string[];
}

/** Who is told: the holder while there is time, everybody who leads the desk once there is none or nobody holds it. */
export function toldOf({ alarm, holderId, leadIds }: Concerned): string[] {
  const holder = holderId === null ? [] : [holderId];
  return alarm === "at_risk" && holderId !== null ? holder : [...new Set([...holder, ...leadIds])];
}
