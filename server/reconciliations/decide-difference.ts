import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { gapOf } from "#server/domain/reconciliations/classify.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { loadDifference } from "./internal.ts";
import { viewDifference } from "./view-difference.ts";

interface Decision {
  differenceId: string;
  version: number;
  /** Why it is not accepted; null where it is. */
  refusal: string | null;
}

/** The second person's word on a difference that somebody wants to accept. */
export async function decideDifference(
  ctx: Context,
  { differenceId, version, refusal }: Decision,
): Promise<DifferenceView> {
  requirePermission(ctx, "reconciliation:write");
  return change(ctx, async (tx) => {
    const before = await loadDifference(tx, differenceId);
    if (before.status !== "pending_second") throw notProposed(before.status);
    requireSecondPerson(ctx.actor, { createdById: null, proposedById: before.proposedById });
    const isAccepted = refusal === null;
    await takeStep(tx, ctx, {
      noun: "difference",
      before,
      event: isAccepted ? "resolve" : "refuse",
      seenVersion: version,
      ...(refusal !== null && { reason: refusal }),
      changes: isAccepted
        ? { resolution: "accepted", decidedById: ctx.actor.id }
        : { proposedById: null, reason: null },
      facts: { gapFen: gapOf(before) },
    });
    return viewDifference(tx, ctx, before.id);
  });
}

function notProposed(status: string): DomainError {
  const text = "Nobody proposes to accept this difference.";
  return new DomainError("illegal_state", "transition_refused", text, { status });
}
