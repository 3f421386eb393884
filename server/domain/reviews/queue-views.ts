/** What of the queue somebody can look at by itself; without a view, it is everything at the desk. */
export const QUEUE_VIEWS = [
  "mine",
  "unclaimed",
  "waiting_for_applicant",
  "waiting_for_checker",
  "at_risk",
  "overdue",
  "snoozed",
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** In which order cases are listed: what is due first, or what has waited longest. */
export const QUEUE_SORTS = ["due", "waiting"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
