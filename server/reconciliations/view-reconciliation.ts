import { inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { differences } from "#db/schema/reconciliations.ts";
import { OPEN_DIFFERENCE_STATUSES } from "#server/domain/reconciliations/status.ts";
import type { ReconciliationView } from "#server/domain/reconciliations/views.ts";
import type { Reconciliation } from "./internal.ts";

/** A day's comparison with how many differences it has and how many are open. */
export async function viewReconciliation(reader: Reader, row: Reconciliation): Promise<ReconciliationView> {
  const [counts] = await countsOf(reader, [row.id]);
  return reconciliationView(row, counts);
}

export interface Counts {
  reconciliationId: string;
  found: number;
  open: number;
}

export async function countsOf(reader: Reader, ids: readonly string[]): Promise<Counts[]> {
  if (ids.length === 0) return [];
  const isOpen = inArray(differences.status, OPEN_DIFFERENCE_STATUSES);
  return reader
    .select({
      reconciliationId: differences.reconciliationId,
      found: sql<number>`count(*)::int`,
      open: sql<number>`(count(*) filter (where ${isOpen}))::int`,
    })
    .from(differences)
    .where(inArray(differences.reconciliationId, [...ids]))
    .groupBy(differences.reconciliationId);
}

export function reconciliationView(row: Reconciliation, counts: Counts | undefined): ReconciliationView {
  const { id, day, status, linesRead, ours, theirs, matched, failure, version } = row;
  return {
    ...{ id, day, status, linesRead, ours, theirs, matched, failure, version },
    differences: counts?.found ?? 0,
    openDifferences: counts?.open ?? 0,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
