import { z } from "zod";
import { instant } from "#server/domain/fields/numbers.ts";
import { MEMBER_ROLES } from "./rules.ts";
import { MEMBER_STATUSES } from "./status.ts";

/** Somebody whom a merchant's owner has invited, as the owner sees them. */
export const memberView = z.strictObject({
  id: z.string(),
  merchantId: z.string(),
  name: z.string(),
  /** Last four digits of the mobile number; null once it is forgotten. */
  mobileEnding: z.string().nullable(),
  role: z.enum(MEMBER_ROLES),
  /** Of a cashier. */
  storeName: z.string().nullable(),
  mayRefund: z.boolean(),
  status: z.enum(MEMBER_STATUSES),
  createdAt: instant,
  since: instant,
  /** Until when the invitation can be answered. */
  dueAt: instant.nullable(),
  version: z.int(),
});
export type MemberView = z.infer<typeof memberView>;

/** What somebody is at a merchant that is not theirs, or is invited to be. */
export const membershipView = z.strictObject({
  id: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  role: z.enum(MEMBER_ROLES),
  storeName: z.string().nullable(),
  mayRefund: z.boolean(),
  status: z.enum(["invited", "active"]),
  dueAt: instant.nullable(),
  version: z.int(),
});
export type MembershipView = z.infer<typeof membershipView>;
