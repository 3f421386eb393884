import type { Context } from "#server/context.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";
import type { Difference } from "./internal.ts";

interface Row {
  difference: Difference;
  day: string;
  merchantName: string | null;
  ownerName: string | null;
}

export function differenceViewOf(ctx: Context, { difference, ...shown }: Row): DifferenceView {
  const { id, reconciliationId, movement, explanation, oursFen, theirsFen, paymentId, status } = difference;
  const isWaiting = status === "pending_second";
  const mine = isOwnProposal(ctx.actor.id, { createdById: null, proposedById: difference.proposedById });
  return {
    ...{ id, reconciliationId, movement, class: difference.class, explanation, oursFen, theirsFen },
    ...{ paymentId, status, ...shown },
    gatewayId: theirsFen === null ? null : difference.key,
    ownerId: difference.ownerId,
    dueAt: difference.dueAt.toISOString(),
    isOverdue: status !== "resolved" && difference.dueAt < ctx.now,
    resolution: difference.resolution,
    reason: difference.reason,
    mayDecide: isPermitted(ctx.actor.roles, "reconciliation:write") && !(isWaiting && mine),
    foundAt: difference.foundAt.toISOString(),
    version: difference.version,
  };
}
