import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Party } from "#server/domain/scope.ts";

/** The merchant that the party is, or whose terminal it is. */
export async function merchantOf(reader: Reader, { merchantId, terminalId }: Party) {
  const columns = { merchantId: merchants.id, ownerId: merchants.ownerId, product: merchants.product };
  const [row] =
    terminalId === undefined
      ? await reader
          .select(columns)
          .from(merchants)
          .where(eq(merchants.id, merchantId ?? ""))
      : await reader
          .select(columns)
          .from(terminals)
          .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
          .where(eq(terminals.id, terminalId));
  return row;
}
