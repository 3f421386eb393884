import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { mobile, personName } from "#server/domain/fields/people.ts";
import { MEMBER_ROLES } from "./rules.ts";

/** A cashier is of a store, and may give back money if the owner says so; an accountant is of the whole merchant. */
export const inviteMemberInput = z
  .strictObject({
    merchantId: id("merchant"),
    mobile,
    name: personName,
    role: z.enum(MEMBER_ROLES),
    storeId: id("store").nullable().default(null),
    mayRefund: z.boolean().default(false),
  })
  .refine(({ role, storeId }) => role !== "cashier" || storeId !== null, {
    path: ["storeId"],
    message: "missing",
  })
  .transform((member) =>
    member.role === "cashier" ? member : { ...member, storeId: null, mayRefund: false },
  );
export type InviteMemberInput = z.output<typeof inviteMemberInput>;

export const listMembersInput = z.strictObject({ merchantId: id("merchant") });

export const memberVersionInput = z.strictObject(versioned("memberId", "member"));
export type MemberVersionInput = z.output<typeof memberVersionInput>;
