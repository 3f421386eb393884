import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { merchantIdInput } from "#server/domain/merchants/inputs.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { loadMerchant } from "./load-merchant.ts";
import { withStores } from "./with-stores.ts";

export async function getMerchant(
  ctx: Context,
  input: z.infer<typeof merchantIdInput>,
): Promise<MerchantView> {
  requirePermission(
    ctx,
    isPermitted(ctx.actor.roles, "merchant:read") ? "merchant:read" : "merchant:read_own",
  );
  const [view] = await read(ctx, async (db) =>
    withStores(db, [await loadMerchant(db, ctx, input.merchantId)]),
  );
  if (view === undefined) throw new Error("One row makes one view");
  return view;
}
