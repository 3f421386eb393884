import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Party } from "#server/domain/scope.ts";
import { merchantOf } from "#server/rates/merchant-of.ts";

/** A merchant's rates are its owner's and the staff's to see; to anybody else neither it nor its terminal exists. */
export async function requireVisibleRates(ctx: Context, party: Party): Promise<void> {
  if (party.merchantId === undefined && party.terminalId === undefined) return;
  requirePermission(ctx, "fee:quote");
  const found = await read(ctx, (db) => merchantOf(db, party, ofVisibleMerchants(ctx, "merchant:read")));
  const consistent = party.merchantId === undefined || party.merchantId === found?.merchantId;
  if (found !== undefined && consistent) return;
  throw new DomainError("not_found", "merchant_not_found", "There is no such merchant or terminal.");
}
