import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";

/** Whether a text message has arrived, as far as its carrier has said. */
export const MESSAGE_OUTCOMES = ["underway", "delivered", "failed"] as const;

/** A notice that somebody was sent by text message, in the words of either language. */
export const ownMessage = z.strictObject({
  id: z.string(),
  at: utcInstant,
  words: z.strictObject({ zh: z.string(), en: z.string() }),
  /** Where to go on, within the portal. */
  path: z.string().nullable(),
  outcome: z.enum(MESSAGE_OUTCOMES),
});
export type OwnMessage = z.infer<typeof ownMessage>;
