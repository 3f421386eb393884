import type { ApplicationEvent } from "../applications/status.ts";
import type { Permission } from "../permissions.ts";

/** Which permission each event of the desk needs; the applicant's own events are absent. */
export const DESK_EVENTS: Partial<Record<ApplicationEvent, Permission>> = {
  claim: "application:review",
  request_correction: "application:review",
  override_check: "application:review",
  propose_approval: "application:review",
  reject: "application:review",
  confirm_approval: "application:check",
  disagree: "application:check",
  return_to_review: "application:check",
};

/** Whether somebody has declined the application, or proposed to, before its appeal; that is then for somebody else. */
export function hasRejected(
  decisions: readonly { kind: string; actorId: string; at: Date }[],
  personId: string,
  appealedAt: Date,
): boolean {
  return decisions.some(
    ({ kind, actorId, at }) =>
      (kind === "rejection" || kind === "rejection_proposal") && actorId === personId && at <= appealedAt,
  );
}
