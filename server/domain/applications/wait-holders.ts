export const WAIT_HOLDERS = ["applicant", "reviewer", "checker"] as const;
/** Who has the next step of an application. */
export type WaitHolder = (typeof WAIT_HOLDERS)[number];
