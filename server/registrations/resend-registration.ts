import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { registrations } from "#db/schema/registrations.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { RegistrationVersionInput } from "#server/domain/registrations/inputs.ts";
import type { RegistrationView } from "#server/domain/registrations/views.ts";
import { isRegistered } from "./is-registered.ts";
import { loadRegistration } from "./load-registration.ts";
import { registrationViewOf } from "./registration-view-of.ts";
import { snapshotOf } from "./snapshot-of.ts";

type Entry = typeof registrations.$inferSelect;

/** Tells again, as things are now, what was rejected or never answered: the next file has it. Returns the new entry. */
export async function resendRegistration(
  ctx: Context,
  { registrationId, version }: RegistrationVersionInput,
): Promise<RegistrationView> {
  requirePermission(ctx, "registration:write");
  return change(ctx, async (tx) => {
    const former = await loadRegistration(tx, registrationId, "resend");
    const id = makeId("registration", ctx.randomBytes);
    const told = { id, change: former.change, changedAt: former.changedAt, again: true };
    const [entry] = await tx
      .insert(registrations)
      .values({ ...(await asItIs(tx, former)), ...told })
      .returning();
    if (entry === undefined) throw new Error("An entry that was just made is there");
    const before = { id: former.id, version };
    await compareAndSet(tx, registrations, { before, changes: { resentAs: id } });
    await recordAudit(tx, ctx, {
      action: "registration.resend",
      subjectType: "registration",
      subjectId: former.id,
      after: { resentAs: id },
    });
    return registrationViewOf(entry);
  });
}

/** An end is told as it was. Of a terminal that uses another serial by now, or none, there is nothing else to tell. */
async function asItIs(tx: Transaction, former: Entry) {
  if (former.change === "unbind") {
    const { id: _id, seq: _seq, exportId: _file, exportedAt: _told, version: _version, ...entry } = former;
    return { ...entry, outcome: null, answeredAt: null, reason: null };
  }
  const now = await snapshotOf(tx, former.terminalId);
  if ((await isRegistered(tx, former.terminalId)) && now.serialNumber === former.serialNumber) return now;
  throw new DomainError(
    "conflict",
    "registration_over",
    "The serial is not bound to this terminal any more, which is told by itself. Leave this entry.",
  );
}
