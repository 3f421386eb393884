import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { preparedOnce } from "#db/prepared.ts";
import { voucherBatches } from "#db/schema/payments.ts";

/**
 * The number of the next voucher of a terminal's day. They have no gaps: the batch's row is held until the transaction
 * ends, and a transaction that is undone gives its number back.
 */
export async function nextVoucherNumber(
  tx: Transaction,
  terminalId: string,
  batchNumber: string,
): Promise<number> {
  const [batch] = await counted(tx).execute({ terminalId, batchNumber });
  if (batch === undefined) throw new Error("An upsert answers its row");
  return batch.issued;
}

const counted = preparedOnce((reader) =>
  reader
    .insert(voucherBatches)
    .values({
      terminalId: sql.placeholder("terminalId"),
      batchNumber: sql.placeholder("batchNumber"),
      issued: 1,
    })
    .onConflictDoUpdate({
      target: [voucherBatches.terminalId, voucherBatches.batchNumber],
      set: { issued: sql`${voucherBatches.issued} + 1` },
    })
    .returning({ issued: voucherBatches.issued })
    .prepare("voucher_number"),
);
