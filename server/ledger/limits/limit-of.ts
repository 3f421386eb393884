import { inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { balanceLimits } from "#db/schema/ledger.ts";
import type { LimitView } from "#server/domain/ledger/limits.ts";

/** How far a merchant may owe us: by its own limit, or everybody's. */
export async function limitOf(reader: Reader, merchantId: string): Promise<LimitView> {
  const limits = await reader
    .select()
    .from(balanceLimits)
    .where(inArray(balanceLimits.id, ["platform", merchantId]));
  const own = limits.find(({ id }) => id === merchantId);
  const overdraftFen = (own ?? limits[0])?.overdraftFen ?? 0;
  return { merchantId, overdraftFen, isEverybodys: own === undefined };
}
