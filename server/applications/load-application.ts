import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import { OPEN_APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { DomainError } from "#server/domain/errors.ts";

export async function loadApplication(reader: Reader, id: string): Promise<Application> {
  const [row] = await reader.select().from(applications).where(eq(applications.id, id));
  if (row === undefined) throw applicationNotFound();
  return row;
}

/** Applications of the same identity number that are still open, other than `exceptId`. */
export async function countOpenByIdNumber(reader: Reader, index: string, exceptId: string): Promise<number> {
  const rows = await reader
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.idNumberIndex, index),
        inArray(applications.status, [...OPEN_APPLICATION_STATUSES]),
      ),
    );
  return rows.filter((row) => row.id !== exceptId).length;
}

export function applicationNotFound(): DomainError {
  return new DomainError("not_found", "application_not_found", "There is no such application.");
}

export type Application = typeof applications.$inferSelect;
