import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ConfirmInjectionInput } from "#server/domain/devices/payment-keys/inputs.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { holdLoadable } from "./hold-loadable.ts";
import { loadKey, viewKeyFor } from "./key-rows.ts";

type Key = typeof paymentKeys.$inferSelect;

/**
 * The second custodian's word, who reads the check value off the terminal: the key is in use, and whichever of its kind was
 * is replaced. A value that differs leaves everything as it was.
 */
export async function confirmInjection(
  ctx: Context,
  { paymentKeyId, version, checkValue }: ConfirmInjectionInput,
): Promise<PaymentKeyView> {
  requirePermission(ctx, "payment_key:write");
  return change(ctx, async (tx) => {
    const { key: before } = await loadKey(tx, paymentKeyId);
    requireSecondPerson(ctx.actor, { createdById: before.injectedById, proposedById: null });
    if (before.status === "injected") {
      await holdLoadable(tx, before.deviceId);
      if (before.checkValue !== checkValue) throw differs();
      await replaceOfKind(tx, ctx, before);
    }
    await takeStep(tx, ctx, {
      noun: "payment_key",
      before,
      event: "confirm",
      seenVersion: version,
      changes: { confirmedById: ctx.actor.id, confirmedAt: ctx.now },
      facts: { deviceId: before.deviceId, kind: before.kind },
    });
    return viewKeyFor(ctx, await loadKey(tx, paymentKeyId));
  });
}

async function replaceOfKind(tx: Transaction, ctx: Context, { deviceId, kind }: Key): Promise<void> {
  const [inUse] = await tx
    .select()
    .from(paymentKeys)
    .where(
      and(eq(paymentKeys.deviceId, deviceId), eq(paymentKeys.kind, kind), eq(paymentKeys.status, "in_use")),
    );
  if (inUse !== undefined) await takeStep(tx, ctx, { noun: "payment_key", before: inUse, event: "replace" });
}

function differs(): DomainError {
  return new DomainError(
    "conflict",
    "check_value_differs",
    "The check value is not the one on record. Look at the terminal again; if it stays so, destroy the key.",
  );
}
