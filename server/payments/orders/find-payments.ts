import { desc, eq, like } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { payments } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Found, MOST_FOUND } from "#server/domain/search/views.ts";

/** Payments whose order number begins like this, the newest first. */
export async function findPayments(reader: Reader, _ctx: Context, { number }: Sought): Promise<Found[]> {
  if (number === null) return [];
  const rows = await reader
    .select({
      id: payments.id,
      name: merchants.name,
      number: payments.orderNumber,
      status: payments.status,
    })
    .from(payments)
    .innerJoin(merchants, eq(merchants.id, payments.merchantId))
    .where(like(payments.orderNumber, `${number}%`))
    .orderBy(desc(payments.createdAt))
    .limit(MOST_FOUND);
  return rows.map((row) => ({ ...row, kind: "payment" }));
}
