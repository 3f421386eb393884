import { filledText, text } from "#server/gateway/mock/http/values.ts";

/** Customers live outside the mock: any id of their form is taken and kept. */
export const customer = text.refine(
  (id) => id === null || /^cus_\w+$/.test(id),
  "No such customer: its id begins with cus_.",
);

export const accountId = filledText.regex(/^acct_\w+$/, "No such account: its id begins with acct_.");
