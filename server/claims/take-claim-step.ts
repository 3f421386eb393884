import type { Transaction } from "#db/client.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import type { ClaimVersionInput } from "#server/domain/claims/inputs.ts";
import type { ClaimAct, ClaimEvent } from "#server/domain/claims/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type Claim, type ClaimRow, loadClaim } from "./claim-rows.ts";
import { actsOf } from "./claim-view-of.ts";

interface ClaimStep {
  act: ClaimAct;
  /** What the act leads to, by the claim as it is. */
  event: ClaimEvent | ((claim: Claim) => ClaimEvent);
  changes?: Partial<Omit<Claim, "id" | "status" | "since" | "version">>;
  facts?: Record<string, unknown>;
  reason?: string | undefined;
}

/** How every claim moves on: only by what its reader may do about it now. Returns it as it was before. */
export async function takeClaimStep(
  tx: Transaction,
  ctx: Context,
  { claimId, version, act, event, ...step }: ClaimStep & ClaimVersionInput,
): Promise<ClaimRow> {
  const row = await loadClaim(tx, ctx, claimId);
  const possible = actsOf(ctx.actor, row);
  if (!possible.includes(act)) {
    throw new DomainError(
      "illegal_state",
      "transition_refused",
      `"${act}" is not possible while the claim is "${row.claim.status}".`,
      { status: row.claim.status, act, possible },
    );
  }
  await takeStep(tx, ctx, {
    noun: "claim",
    before: row.claim,
    seenVersion: version,
    event: typeof event === "function" ? event(row.claim) : event,
    ...step,
  });
  return row;
}
