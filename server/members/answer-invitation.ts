import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { MemberVersionInput } from "#server/domain/members/inputs.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { dueAtOf, FORGOTTEN, loadMembership } from "./member-rows.ts";

/** The word of whoever is invited; the owner is told. What each means stands with its verb. */
export async function answerInvitation(
  ctx: Context,
  { memberId, version }: MemberVersionInput,
  event: "accept" | "decline",
): Promise<void> {
  requirePermission(ctx, "member:join");
  await change(ctx, async (tx) => {
    const before = await loadMembership(tx, ctx, memberId);
    const dueAt = dueAtOf(before);
    if (dueAt !== null && new Date(dueAt) <= ctx.now) throw tooLate();
    const { merchantId, role, name } = before;
    await takeStep(tx, ctx, {
      noun: "member",
      before,
      seenVersion: version,
      event,
      changes: event === "accept" ? { personId: ctx.actor.id } : { ...FORGOTTEN, personId: ctx.actor.id },
      facts: { merchantId, role },
    });
    const text = event === "accept" ? "member.accepted" : "member.declined";
    await notifyOwner(tx, ctx, { text, facts: { name }, merchantId, tab: "people" });
  });
}

function tooLate(): DomainError {
  return new DomainError(
    "illegal_state",
    "invitation_lapsed",
    "This invitation is too old. Ask for another one.",
  );
}
