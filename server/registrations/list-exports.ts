import { desc } from "drizzle-orm";
import { PAGE_ROWS } from "#db/keyset.ts";
import { registrationExports } from "#db/schema/registrations.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ExportView } from "#server/domain/registrations/views.ts";
import { exportViewOf } from "./export-view-of.ts";

/** The newest files, with what was answered to them. */
export async function listExports(ctx: Context): Promise<ExportView[]> {
  requirePermission(ctx, "registration:read");
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(registrationExports)
      .orderBy(desc(registrationExports.createdAt), desc(registrationExports.id))
      .limit(PAGE_ROWS),
  );
  return rows.map(exportViewOf);
}
