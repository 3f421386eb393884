import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ofReadableMerchants } from "#db/of-readable-merchants.ts";
import { settlements } from "#db/schema/settlements.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type SettlementRow, settlementRows } from "./settlement-rows.ts";

/** A settlement that the actor may look at; to anybody else it does not exist. */
export async function loadSettlement(
  reader: Reader,
  ctx: Context,
  settlementId: string,
): Promise<SettlementRow> {
  const [row] = await settlementRows(reader).where(
    and(eq(settlements.id, settlementId), ofReadableMerchants(ctx, "settlement:read")),
  );
  if (row !== undefined) return row;
  throw new DomainError("not_found", "settlement_not_found", "There is no such settlement.");
}
