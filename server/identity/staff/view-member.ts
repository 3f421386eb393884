import type { Reader } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import type { StaffMember } from "#server/domain/identity/staff.ts";
import { viewStaff } from "./staff-rows.ts";

/** One member of the staff as a reader sees them. */
export async function viewMember(reader: Reader, ctx: Context, personId: string): Promise<StaffMember> {
  const [member] = await viewStaff(reader, ctx, personId);
  if (member === undefined) throw new Error("Somebody who was written down is there");
  return member;
}
