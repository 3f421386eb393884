import { and, eq, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Party } from "#server/domain/scope.ts";

/** The merchant that the party is, or whose terminal it is; with a condition, only where it holds. */
export async function merchantOf(reader: Reader, { merchantId, terminalId }: Party, visible?: SQL) {
  const columns = { merchantId: merchants.id, product: merchants.product };
  const [row] =
    terminalId === undefined
      ? await reader
          .select(columns)
          .from(merchants)
          .where(and(eq(merchants.id, merchantId ?? ""), visible))
      : await reader
          .select(columns)
          .from(terminals)
          .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
          .where(and(eq(terminals.id, terminalId), visible));
  return row;
}
