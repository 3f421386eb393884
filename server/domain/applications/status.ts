import type { Transitions } from "../state-machine.ts";

export const APPLICATION_STATUSES = [
  "draft",
  "submitted",
  "in_review",
  "needs_correction",
  "pending_check",
  "approved",
  "rejected",
  "appealed",
  "withdrawn",
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const APPLICATION_EVENTS = [
  "submit",
  "claim",
  "release",
  "release_appeal",
  "request_correction",
  "override_check",
  "propose_approval",
  "propose_rejection",
  "confirm_approval",
  "confirm_rejection",
  "disagree",
  "return_to_review",
  "reject",
  "appeal",
  "withdraw",
  "lapse",
] as const;
export type ApplicationEvent = (typeof APPLICATION_EVENTS)[number];

/**
 * A reviewer (maker) proposes an approval, or a rejection where the risk asks for two; only another person (checker) confirms
 * it, and a third decides where they disagree. An appeal is possible once.
 * What a reviewer who leaves had claimed is everybody's again. What an applicant leaves unfinished lapses by itself in the end.
 */
export const APPLICATION_TRANSITIONS = {
  draft: { submit: "submitted", withdraw: "withdrawn", lapse: "withdrawn" },
  submitted: { claim: "in_review", withdraw: "withdrawn" },
  in_review: {
    claim: "in_review",
    release: "submitted",
    release_appeal: "appealed",
    override_check: "in_review",
    propose_approval: "pending_check",
    propose_rejection: "pending_check",
    request_correction: "needs_correction",
    reject: "rejected",
    withdraw: "withdrawn",
  },
  needs_correction: { submit: "submitted", withdraw: "withdrawn", lapse: "withdrawn" },
  pending_check: {
    confirm_approval: "approved",
    confirm_rejection: "rejected",
    disagree: "pending_check",
    return_to_review: "in_review",
    withdraw: "withdrawn",
  },
  approved: {},
  rejected: { appeal: "appealed" },
  appealed: { claim: "in_review", withdraw: "withdrawn" },
  withdrawn: {},
} as const satisfies Transitions<ApplicationStatus, ApplicationEvent>;

/** Statuses in which an application still occupies the applicant and the desk. */
export const OPEN_APPLICATION_STATUSES: readonly ApplicationStatus[] = [
  "draft",
  "submitted",
  "in_review",
  "needs_correction",
  "pending_check",
  "appealed",
];

/** Statuses in which nobody of the desk has taken the case yet. */
export const UNCLAIMED_STATUSES = ["submitted", "appealed"] as const satisfies readonly ApplicationStatus[];

/** Statuses in which the desk has the next step. */
export const DESK_STATUSES = [
  ...UNCLAIMED_STATUSES,
  "in_review",
  "pending_check",
] as const satisfies readonly ApplicationStatus[];

/** Events that belong to the applicant; the rest are the desk's. */
export const APPLICANT_EVENTS = [
  "submit",
  "appeal",
  "withdraw",
] as const satisfies readonly ApplicationEvent[];
