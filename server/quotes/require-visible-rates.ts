import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { Party } from "#server/domain/scope.ts";
import { merchantOf } from "#server/rates/merchant-of.ts";

/** A merchant's rates are its owner's and the staff's to see; to anybody else neither it nor its terminal exists. */
export async function requireVisibleRates(ctx: Context, party: Party): Promise<void> {
  if (party.merchantId === undefined && party.terminalId === undefined) return;
  requirePermission(ctx, "fee:quote");
  const found = await read(ctx, (db) => merchantOf(db, party));
  const { actor } = ctx;
  const sees =
    isPermitted(actor.roles, "merchant:read") ||
    actor.kind === "system" ||
    (actor.kind === "terminal" ? found?.merchantId === actor.merchantId : found?.ownerId === actor.id);
  const consistent = party.merchantId === undefined || party.merchantId === found?.merchantId;
  if (found !== undefined && sees && consistent) return;
  throw new DomainError("not_found", "merchant_not_found", "There is no such merchant or terminal.");
}
