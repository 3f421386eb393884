import type { ClaimView } from "#server/domain/claims/views.ts";
import type { TerminalSummary } from "#server/domain/terminals/views.ts";

/** Statuses of a device that its merchant has. */
const WITH_MERCHANT = ["delivered", "active", "suspended"];

/** Whether a merchant may report a fault: they have the device, and of the newest claim nothing is waited for. */
export function isClaimable({ deviceStatus }: TerminalSummary, newest: ClaimView | undefined): boolean {
  return newest?.wait == null && WITH_MERCHANT.includes(deviceStatus);
}
