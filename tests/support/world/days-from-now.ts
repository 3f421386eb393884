const DAY_MS = 86_400_000;

/** An instant so many days from now. */
export const daysFromNow = (days: number): Date => new Date(Date.now() + days * DAY_MS);
