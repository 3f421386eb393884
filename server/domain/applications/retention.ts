import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { ApplicationStatus } from "./status.ts";

/**
 * Days for which the papers of an ended application are kept: as long as somebody may ask about it. What became a
 * merchant is kept as long as the merchant is. Rules of this acquirer, to be set within the law (PIPL, article 47).
 */
export const RETENTION_DAYS = { withdrawn: 30, rejected: 180 } as const satisfies Partial<
  Record<ApplicationStatus, number>
>;
export type ErasableStatus = keyof typeof RETENTION_DAYS;
export const ERASABLE_STATUSES = Object.keys(RETENTION_DAYS) as readonly ErasableStatus[];

export function isErasable(status: ApplicationStatus): status is ErasableStatus {
  return ERASABLE_STATUSES.some((erasable) => erasable === status);
}

/** When what was handed in is erased; null while the application goes on or has led to a merchant. */
export function eraseAt(status: ApplicationStatus, decidedAt: Date | null): Date | null {
  if (!isErasable(status) || decidedAt === null) return null;
  return new Date(decidedAt.getTime() + RETENTION_DAYS[status] * DAY_MS);
}
