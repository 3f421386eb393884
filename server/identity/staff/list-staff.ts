import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { StaffMember } from "#server/domain/identity/staff.ts";
import { viewStaff } from "./staff-rows.ts";

/** Everybody on the staff, by name: what they may do, whether they are there, and what waits for a second person. */
export async function listStaff(ctx: Context): Promise<StaffMember[]> {
  requirePermission(ctx, "person:read");
  return read(ctx, (db) => viewStaff(db, ctx));
}
