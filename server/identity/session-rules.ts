import { createHash } from "node:crypto";
import { DAY_MS, HOUR_MS } from "#server/domain/calendar/durations.ts";
import { isPermitted, type Role } from "#server/domain/permissions.ts";

/** Idle and absolute limits: short for staff, who see other people's papers; long for a phone in one's own hand. */
export function sessionLimits(roles: readonly Role[]): { idleMs: number; absoluteMs: number } {
  return isPermitted(roles, "merchant:read")
    ? { idleMs: HOUR_MS, absoluteMs: DAY_MS / 2 }
    : { idleMs: 30 * DAY_MS, absoluteMs: 90 * DAY_MS };
}

/** A session's id is the hash of its token: reading the table does not let anyone in. */
export function sessionIdOf(token: string): string {
  return `ses_${createHash("sha256").update(token).digest("base64url")}`;
}
