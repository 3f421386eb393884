import { like, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { throttles } from "#db/schema/people.ts";
import type { Origin } from "#server/context.ts";
import { type LimitName, limitKey } from "#server/domain/identity/limits.ts";

/** What a try at a serial number counts against; a serial number has no blank and no wildcard. */
export function activationTries(origin: Origin, serialNumber: string): [LimitName, string][] {
  return [
    ["activations_of_sender_at_serial", `${serialNumber} ${origin.address ?? "-"}`],
    ["activations_at_serial", serialNumber],
  ];
}

/** Opens a serial number for everybody again, because its code is another one now. */
export async function forgetActivationTries(tx: Transaction, serialNumber: string): Promise<void> {
  const ofSenders = limitKey("activations_of_sender_at_serial", `${serialNumber} %`);
  const ofAll = limitKey("activations_at_serial", serialNumber);
  await tx.delete(throttles).where(or(like(throttles.key, ofSenders), like(throttles.key, ofAll)));
}
