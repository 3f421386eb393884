import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { mobile } from "#server/domain/fields/people.ts";

/** What a demo person's phone received; `to` narrows it to one number. */
export const demoMessagesInput = z.strictObject({ to: mobile.optional() });

export const demoMessageView = z.strictObject({
  id: z.string(),
  to: z.string(),
  body: z.string(),
  createdAt: utcInstant,
  sentAt: utcInstant.nullable(),
});
