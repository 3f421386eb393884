import type { registrationExports } from "#db/schema/registrations.ts";
import type { ExportView } from "#server/domain/registrations/views.ts";

export function exportViewOf(row: typeof registrationExports.$inferSelect): ExportView {
  const { id, scope, createdAt, rows, accepted, rejected } = row;
  return { id, scope, rows, accepted, rejected, createdAt: createdAt.toISOString() };
}
