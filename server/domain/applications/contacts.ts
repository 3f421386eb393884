import { z } from "zod";
import { reason } from "#server/domain/fields/reason.ts";

/** How staff got in touch with an applicant, or tried to (S8: staff contact and verify). */
export const CONTACTS = ["phone_reached", "phone_no_answer", "visit"] as const;
export type Contact = (typeof CONTACTS)[number];

export const contactNote = z.strictObject({
  contact: z.enum(CONTACTS),
  /** For colleagues; the applicant reads only that there was a contact, and when. */
  note: reason,
});
