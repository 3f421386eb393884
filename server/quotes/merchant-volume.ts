import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { payments } from "#db/schema/payments.ts";

/** Fen that a merchant took in payments of `from` (inclusive) to `to` (exclusive), whatever was refunded later. */
export async function merchantVolume(
  reader: Reader,
  of: { merchantId: string; from: Date; to: Date },
): Promise<number> {
  const [row] = await reader
    .select({ sum: sql<string>`coalesce(sum(${payments.amountFen}), 0)` })
    .from(payments)
    .where(
      and(
        eq(payments.merchantId, of.merchantId),
        eq(payments.status, "succeeded"),
        gte(payments.paidAt, of.from),
        lt(payments.paidAt, of.to),
      ),
    );
  return Number(row?.sum ?? 0);
}
