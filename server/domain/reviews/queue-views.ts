/** What of the queue somebody can look at by itself; without a view, it is everything at the desk. */
export const QUEUE_VIEWS = [
  "mine",
  "unclaimed",
  "waiting_for_applicant",
  "waiting_for_checker",
  "at_risk",
  "overdue",
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
