import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { roleChanges, sessions } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { disableStaffInput, StaffMember } from "#server/domain/identity/staff.ts";
import { requireStepUp } from "#server/identity/require-step-up.ts";
import { loadStaff } from "#server/identity/staff/load-staff.ts";
import { refuseOwn } from "#server/identity/staff/refuse-own.ts";
import { requireAnotherAdmin } from "#server/identity/staff/require-another-admin.ts";
import { viewMember } from "#server/identity/staff/view-member.ts";
import { releaseCases } from "./release-cases.ts";

/**
 * Ends somebody's access at once: their sessions are over, what they had of the queue is everybody's again, and roles that
 * were asked for them are off the table. The last administrator stays.
 */
export async function disableStaff(
  ctx: Context,
  { personId, version, reason }: z.infer<typeof disableStaffInput>,
): Promise<StaffMember> {
  requirePermission(ctx, "person:write");
  refuseOwn(ctx, personId);
  return change(ctx, async (tx) => {
    await requireStepUp(tx, ctx);
    const before = await loadStaff(tx, personId);
    await requireAnotherAdmin(tx, before);
    await discardWaiting(tx, ctx, personId);
    const ended = await endSessions(tx, ctx, personId);
    const released = await releaseCases(tx, ctx, personId);
    await takeStep(tx, ctx, {
      noun: "person",
      before,
      seenVersion: version,
      event: "disable",
      changes: { invitationHash: null, invitationExpiresAt: null },
      facts: { sessions: ended, cases: released },
      reason,
    });
    return viewMember(tx, ctx, personId);
  });
}

async function discardWaiting(tx: Transaction, ctx: Context, personId: string): Promise<void> {
  const waiting = and(eq(roleChanges.personId, personId), eq(roleChanges.status, "pending_second"));
  for (const before of await tx.select().from(roleChanges).where(waiting))
    await takeStep(tx, ctx, { noun: "role_change", before, event: "discard", facts: { personId } });
}

async function endSessions(tx: Transaction, ctx: Context, personId: string): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: ctx.now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return ended.length;
}
