import { and, eq, isNull, ne, notExists } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";

/** Condition for merchants that wait for a device: none has a terminal that is open, and none has declined. */
export function awaitingMerchants(reader: Reader) {
  const open = reader
    .select({ id: terminals.id })
    .from(terminals)
    .where(and(eq(terminals.merchantId, merchants.id), ne(terminals.status, "closed")));
  return and(isNull(merchants.deviceDeclinedAt), notExists(open));
}
