import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { settlementRef } from "#server/domain/settlements/inputs.ts";
import type { SettlementDetail } from "#server/domain/settlements/views.ts";
import { loadSettlement } from "./load-settlement.ts";
import { settlementDetailOf } from "./settlement-detail-of.ts";

/** One settlement: how its amount comes about, and when and where it went. */
export async function getSettlement(
  ctx: Context,
  { settlementId }: z.infer<typeof settlementRef>,
): Promise<SettlementDetail> {
  if (!isPermitted(ctx.actor.roles, "settlement:read")) requirePermission(ctx, "settlement:read_own");
  return read(ctx, async (db) => settlementDetailOf(db, ctx, await loadSettlement(db, ctx, settlementId)));
}
