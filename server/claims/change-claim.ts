import type { Transaction } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { loadClaim } from "./claim-rows.ts";
import { claimViewOf } from "./claim-view-of.ts";

/** What every verb that moves a claim does: its work in one transaction, and the claim as it is then. */
export function changeClaim(
  ctx: Context,
  claimId: string,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<ClaimView> {
  return change(ctx, async (tx) => {
    await work(tx);
    return claimViewOf(ctx, await loadClaim(tx, ctx, claimId));
  });
}
