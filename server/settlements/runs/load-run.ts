import { eq } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { settlementRuns } from "#db/schema/settlements.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Run } from "./open-run.ts";

export async function loadRun(reader: Reader, runId: string): Promise<Run> {
  const [row] = await reader.select().from(settlementRuns).where(eq(settlementRuns.id, runId));
  return required(row);
}

/** The run's row, held until the transaction ends: what it holds is decided on by one at a time. */
export async function lockRun(tx: Transaction, runId: string): Promise<Run> {
  const [row] = await tx.select().from(settlementRuns).where(eq(settlementRuns.id, runId)).for("update");
  return required(row);
}

function required(row: Run | undefined): Run {
  if (row !== undefined) return row;
  throw new DomainError("not_found", "run_not_found", "There is no such settlement run.");
}
