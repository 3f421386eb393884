import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { limitChanges } from "#db/schema/ledger.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { LimitChangeView, proposeLimitInput } from "#server/domain/ledger/limits.ts";
import { requireVisibleMerchant } from "../require-visible-merchant.ts";
import { limitOf } from "./limit-of.ts";
import { viewLimitChange } from "./limit-rows.ts";

/** One person proposes how far a merchant may owe us; the limit stays until another one agrees. */
export async function proposeLimit(
  ctx: Context,
  { merchantId, overdraftFen, reason }: z.output<typeof proposeLimitInput>,
): Promise<LimitChangeView> {
  requirePermission(ctx, "ledger:limit");
  return change(ctx, async (tx) => {
    await requireVisibleMerchant(tx, ctx, { merchantId, permission: "ledger:read" });
    const open = and(eq(limitChanges.merchantId, merchantId), eq(limitChanges.status, "proposed"));
    if ((await tx.$count(limitChanges, open)) > 0) throw alreadyProposed();
    const { overdraftFen: beforeFen, isEverybodys } = await limitOf(tx, merchantId);
    if (beforeFen === overdraftFen && !isEverybodys)
      throw new DomainError("conflict", "limit_unchanged", "This is the merchant's limit already.");
    const id = makeId("limitChange", ctx.randomBytes);
    await tx.insert(limitChanges).values({
      ...{ id, merchantId, beforeFen, overdraftFen, reason },
      ...{ proposedById: ctx.actor.id, proposedAt: ctx.now, since: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "limit_change.propose",
      subjectType: "limit_change",
      subjectId: id,
      before: { overdraftFen: beforeFen },
      after: { status: "proposed", merchantId, overdraftFen },
      reason,
    });
    return viewLimitChange(tx, ctx, id);
  });
}

function alreadyProposed(): DomainError {
  return new DomainError(
    "conflict",
    "limit_already_proposed",
    "A change of this limit waits for its second person. Decide on it first.",
  );
}
