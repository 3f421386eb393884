import type { Transaction } from "#db/client.ts";
import { registrations } from "#db/schema/registrations.ts";
import { makeId } from "#server/domain/ids.ts";
import type { RegistrationChange } from "#server/domain/registrations/changes.ts";
import { isRegistered } from "./is-registered.ts";
import { snapshotOf } from "./snapshot-of.ts";

interface ChangeContext {
  now: Date;
  randomBytes: (length: number) => Uint8Array;
}

/**
 * Writes down, in the change's own transaction, what the register is to be told of a terminal. Only what is registered
 * moves or ends: before its activation a terminal is nowhere, and its first place is told with it. Whoever takes its
 * device away says so before.
 */
export async function registerChange(
  tx: Transaction,
  ctx: ChangeContext,
  { terminalId, change }: { terminalId: string; change: RegistrationChange },
): Promise<void> {
  if ((await isRegistered(tx, terminalId)) === (change === "bind")) return;
  const entry = await snapshotOf(tx, terminalId);
  const id = makeId("registration", ctx.randomBytes);
  await tx.insert(registrations).values({ ...entry, id, change, changedAt: ctx.now });
}
