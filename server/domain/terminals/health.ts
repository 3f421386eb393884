import { MINUTE_MS } from "#server/domain/calendar/durations.ts";

/** One heartbeat of so long a time is kept. */
export const HEALTH_EVERY_MS = 15 * MINUTE_MS;
/** So long a heartbeat is kept. */
export const HEALTH_KEPT_DAYS = 30;

/** How far back one may look, in days. */
export const HEALTH_SPANS = [1, 7, 30] as const;

/** When the time began of which one heartbeat is kept. */
export const healthSlotOf = (at: Date): Date =>
  new Date(Math.floor(at.getTime() / HEALTH_EVERY_MS) * HEALTH_EVERY_MS);

/** So far a terminal's clock is ahead of ours, in ms. */
export const clockSkewOf = (now: Date, clock: string): number => Date.parse(clock) - now.getTime();

/** A terminal that works and has said nothing for so long as its model may be silent is offline. */
export function isOffline(
  { now }: { now: Date },
  { status, lastSeenAt, silentMinutes }: { status: string; lastSeenAt: Date | null; silentMinutes: number },
): boolean {
  if (status !== "active") return false;
  return lastSeenAt === null || now.getTime() - lastSeenAt.getTime() > silentMinutes * MINUTE_MS;
}
