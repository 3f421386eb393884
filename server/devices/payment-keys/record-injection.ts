import { paymentKeys } from "#db/schema/payment-keys.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { RecordInjectionInput } from "#server/domain/devices/payment-keys/inputs.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { holdLoadable } from "./hold-loadable.ts";
import { loadKey, viewKeyFor } from "./key-rows.ts";

/** The first custodian's word: a key was injected into a device. It is in use once a second one confirms it. */
export async function recordInjection(ctx: Context, input: RecordInjectionInput): Promise<PaymentKeyView> {
  requirePermission(ctx, "payment_key:write");
  const id = makeId("paymentKey", ctx.randomBytes);
  return change(ctx, async (tx) => {
    await holdLoadable(tx, input.deviceId);
    const inserted = await tx
      .insert(paymentKeys)
      .values({
        ...input,
        ...{ id, status: "injected", injectedById: ctx.actor.id, injectedAt: ctx.now, since: ctx.now },
      })
      .onConflictDoNothing()
      .returning({ id: paymentKeys.id });
    if (inserted.length === 0) throw known();
    await recordAudit(tx, ctx, {
      action: "payment_key.inject",
      subjectType: "payment_key",
      subjectId: id,
      after: { status: "injected", deviceId: input.deviceId, kind: input.kind },
    });
    return viewKeyFor(ctx, await loadKey(tx, id));
  });
}

function known(): DomainError {
  return new DomainError(
    "conflict",
    "payment_key_known",
    "This reference or KSN is on record already, or a key of this kind waits for its second custodian.",
  );
}
