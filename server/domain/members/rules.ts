import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import type { MemberStatus } from "./status.ts";

/**
 * What somebody sees of a merchant beside its owner: an accountant its money, all of it; a cashier what their store takes
 * today. Neither changes anything, but that a cashier gives back money where the owner has said so.
 */
export const MEMBER_ROLES = ["accountant", "cashier"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** How long an invitation waits to be answered. */
export const MEMBER_WAITS = {
  invited: { holder: "merchant", days: 7 },
} as const satisfies Partial<MoveRules<MemberStatus>>;

/** More people than keep one merchant's books and counters, those who are invited included. */
export const MOST_MEMBERS = 50;
