import { z } from "zod";
import { instant } from "#server/domain/fields/numbers.ts";
import { OPERATOR_STATUSES } from "./status.ts";

/** Somebody who works at a merchant's terminals, as the owner and staff see them. */
export const operatorView = z.strictObject({
  id: z.string(),
  merchantId: z.string(),
  name: z.string(),
  /** Last four digits of the mobile number; null once it is forgotten. */
  mobileEnding: z.string().nullable(),
  status: z.enum(OPERATOR_STATUSES),
  /** The terminal at which they asked first. */
  terminalNumber: z.string(),
  createdAt: instant,
  since: instant,
  /** Until when the owner may answer, while somebody asks. */
  dueAt: instant.nullable(),
  lastSignInAt: instant.nullable(),
  version: z.int(),
});
export type OperatorView = z.infer<typeof operatorView>;

/** Who is signed in at a terminal. */
export const signedIn = z.strictObject({
  operatorId: z.string(),
  name: z.string(),
  mobileEnding: z.string(),
  since: instant,
  until: instant,
});
export type SignedIn = z.infer<typeof signedIn>;

/** What a sign-in came to: somebody new waits for the owner's word. */
export const signInAnswer = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("signed_in"), ...signedIn.shape }),
  z.strictObject({ status: z.literal("awaiting_owner"), until: instant }),
]);
export type SignInAnswer = z.infer<typeof signInAnswer>;
