import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { DomainError } from "#server/domain/errors.ts";
import { limitOf } from "./limits/limit-of.ts";

/**
 * Holds a merchant's balance until the transaction ends, and refuses to take more than it and its limit allow. The
 * database holds the same line at commit; here it is a refusal that says why.
 */
export async function requireAvailable(
  tx: Transaction,
  { merchantId, takesFen }: { merchantId: string; takesFen: number },
): Promise<void> {
  await lock(tx, LOCKS.balance(merchantId));
  const { overdraftFen } = await limitOf(tx, merchantId);
  const { rows } = await tx.execute<{ fen: string }>(sql`select available_fen(${merchantId}) as fen`);
  const availableFen = Number(rows[0]?.fen ?? 0);
  if (availableFen - takesFen >= -overdraftFen) return;
  throw new DomainError(
    "illegal_state",
    "balance_insufficient",
    "The merchant's balance does not cover this. Wait for its next takings.",
    { availableFen, overdraftFen },
  );
}
