import { desc, eq, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import {
  CUSTODIANS_ACTS,
  type CustodiansAct,
  PAYMENT_KEY_TRANSITIONS,
  PAYMENT_KEY_WAITS,
  type PaymentKeyStatus,
} from "#server/domain/devices/payment-keys/status.ts";
import { type PaymentKeyView, paymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";

const first = alias(people, "first_custodian");
const second = alias(people, "second_custodian");

/** Keys with the names of their custodians, the newest first. */
export function keyRows(reader: Reader, where: SQL | undefined) {
  return reader
    .select({
      key: paymentKeys,
      serialNumber: devices.serialNumber,
      injectedBy: first.name,
      confirmedBy: second.name,
    })
    .from(paymentKeys)
    .innerJoin(devices, eq(devices.id, paymentKeys.deviceId))
    .innerJoin(first, eq(first.id, paymentKeys.injectedById))
    .leftJoin(second, eq(second.id, paymentKeys.confirmedById))
    .where(where)
    .orderBy(desc(paymentKeys.injectedAt), desc(paymentKeys.id));
}

type KeyRow = Awaited<ReturnType<typeof keyRows>>[number];

/** One of them; refuses with `payment_key_not_found`. */
export async function loadKey(reader: Reader, paymentKeyId: string): Promise<KeyRow> {
  const [row] = await keyRows(reader, eq(paymentKeys.id, paymentKeyId));
  if (row !== undefined) return row;
  throw new DomainError("not_found", "payment_key_not_found", "There is no such key on record.");
}

export function viewKeyFor(
  { actor }: Context,
  { key, serialNumber, injectedBy, confirmedBy }: KeyRow,
): PaymentKeyView {
  const possible: readonly string[] = eventsFrom(PAYMENT_KEY_TRANSITIONS, key.status);
  const may = isPermitted(actor.roles, "payment_key:write");
  const acts = CUSTODIANS_ACTS.filter(
    (act: CustodiansAct) =>
      may && possible.includes(act) && (act !== "confirm" || key.injectedById !== actor.id),
  );
  return {
    ...shownAs(paymentKeyView, key),
    checkValue: key.confirmedAt === null ? null : key.checkValue,
    serialNumber,
    injectedBy,
    confirmedBy,
    injectedAt: key.injectedAt.toISOString(),
    confirmedAt: key.confirmedAt?.toISOString() ?? null,
    since: key.since.toISOString(),
    wait: moveWaitOf<PaymentKeyStatus>(PAYMENT_KEY_WAITS, key.status, key.since),
    acts,
  };
}
