import type { Actor } from "#server/domain/actor.ts";
import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import type { Fen } from "#server/domain/money/fen.ts";
import { STAFF_ROLES } from "#server/domain/permissions.ts";
import { FRUITLESS_REFUND_STATUSES, type PaymentStatus, type RefundStatus } from "./status.ts";

/** Who may ask for money to be given back; the portal itself does for what was paid after its order had ended. */
export const REFUND_REQUESTERS = ["terminal", "merchant", "staff", "portal"] as const;
export type RefundRequester = (typeof REFUND_REQUESTERS)[number];

/** What a shop and its terminals give back of one payment by themselves, in fen. A rule of this acquirer, not law. */
export const REFUND_ALONE_FEN: Fen = 500_000;

const STAFF: readonly string[] = STAFF_ROLES;

export function requesterOf({ kind, roles }: Pick<Actor, "kind" | "roles">): RefundRequester {
  if (kind === "terminal") return "terminal";
  return roles.some((role) => STAFF.includes(role)) ? "staff" : "merchant";
}

/**
 * Staff never give a shop's money back alone; a shop may, up to a limit. `altogetherFen` is all that is given back of the
 * payment, with this refund: in parts it is no more than at once.
 */
export function needsSecondPerson(requester: RefundRequester, altogetherFen: Fen): boolean {
  return requester === "staff" || altogetherFen > REFUND_ALONE_FEN;
}

/** Ends of an order after which nobody waits for its money, nor has handed over anything for it. */
export const LATE_AFTER = ["canceled", "expired"] as const satisfies readonly PaymentStatus[];
export type LateAfter = (typeof LATE_AFTER)[number];

/** The key of what goes back by itself, at most once of a payment; with its blanks it is nobody else's to choose. */
export const LATE_KEY = "paid after its end";

/** Whether money that comes now comes for nothing, and goes back by itself. A refused payer may try again, and stays. */
export function isLate(status: PaymentStatus): status is LateAfter {
  return LATE_AFTER.some((end) => end === status);
}

interface Asked {
  amountFen: Fen;
  status: RefundStatus;
}

/** What may still be given back of a payment: what is neither back, nor on its way, nor waits for a second person. */
export function leftToRefund(paidFen: Fen, refunds: readonly Asked[]): Fen {
  const taken = refunds.filter(({ status }) => !FRUITLESS_REFUND_STATUSES.includes(status));
  return paidFen - taken.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** How long the second person may take until it is marked as late. */
export const REFUND_WAITS = {
  proposed: { holder: "checker", days: 1 },
} as const satisfies MoveRules<RefundStatus>;
