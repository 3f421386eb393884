import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { HELD_STATUSES } from "#server/domain/devices/payment-keys/status.ts";
import { DomainError } from "#server/domain/errors.ts";

/** A device goes to the next merchant, or out of use, without the keys of the last one. */
export async function refuseLoaded(tx: Transaction, deviceId: string): Promise<void> {
  const held = await tx
    .select({ kind: paymentKeys.kind })
    .from(paymentKeys)
    .where(and(eq(paymentKeys.deviceId, deviceId), inArray(paymentKeys.status, HELD_STATUSES)));
  if (held.length === 0) return;
  throw new DomainError(
    "conflict",
    "payment_keys_held",
    "The device still holds payment keys. Have them destroyed, or say that they are compromised, first.",
    { kinds: [...new Set(held.map(({ kind }) => kind))] },
  );
}
