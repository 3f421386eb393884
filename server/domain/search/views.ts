import { z } from "zod";

/** What can be found, in the order in which it is shown. */
export const FOUND_KINDS = [
  "application",
  "merchant",
  "terminal",
  "device",
  "shipment",
  "claim",
  "payment",
] as const;

/** How many of a kind are worth reading before somebody types more. */
export const MOST_FOUND = 5;

/** One thing found: what it is called, and the number that tells it from others of its name. */
export const foundView = z.strictObject({
  kind: z.enum(FOUND_KINDS),
  id: z.string(),
  name: z.string(),
  /** Number by which people know it; null where it has none. */
  number: z.string().nullable(),
  status: z.string().nullable(),
});

export type Found = z.infer<typeof foundView>;
