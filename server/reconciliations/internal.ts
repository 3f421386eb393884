import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { differences, reconciliations } from "#db/schema/reconciliations.ts";
import { DomainError } from "#server/domain/errors.ts";

export type Reconciliation = typeof reconciliations.$inferSelect;
export type Difference = typeof differences.$inferSelect;

export async function loadReconciliation(reader: Reader, id: string): Promise<Reconciliation> {
  const [row] = await reader.select().from(reconciliations).where(eq(reconciliations.id, id));
  if (row !== undefined) return row;
  throw new DomainError("not_found", "reconciliation_not_found", "There is no such reconciliation.");
}

export async function loadDifference(reader: Reader, id: string): Promise<Difference> {
  const [row] = await reader.select().from(differences).where(eq(differences.id, id));
  if (row !== undefined) return row;
  throw new DomainError("not_found", "difference_not_found", "There is no such difference.");
}
