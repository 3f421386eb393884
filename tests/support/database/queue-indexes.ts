import type { View } from "#server/reviews/queue/in-view.ts";

/** The index that each view of the review queue is to be read from. */
export const QUEUE_INDEXES: Readonly<Record<View, string>> = {
  desk: "applications_at_desk",
  mine: "applications_claimed",
  unclaimed: "applications_unclaimed",
  waiting_for_applicant: "applications_of_applicant",
  waiting_for_checker: "applications_of_checker",
  at_risk: "applications_at_desk",
  overdue: "applications_at_desk",
  snoozed: "applications_snoozed",
};
