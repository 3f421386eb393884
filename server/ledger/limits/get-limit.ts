import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { LimitView, limitOfInput } from "#server/domain/ledger/limits.ts";
import { requireVisibleMerchant } from "../require-visible-merchant.ts";
import { limitOf } from "./limit-of.ts";

/** How far a merchant may owe us now. */
export async function getLimit(
  ctx: Context,
  { merchantId }: z.output<typeof limitOfInput>,
): Promise<LimitView> {
  requirePermission(ctx, "ledger:read");
  return read(ctx, async (db) => {
    await requireVisibleMerchant(db, ctx, { merchantId, permission: "ledger:read" });
    return limitOf(db, merchantId);
  });
}
