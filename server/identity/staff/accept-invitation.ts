import { hash } from "@node-rs/argon2";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { AcceptInvitationInput } from "#server/domain/identity/staff.ts";
import { totpStep } from "../second-factor.ts";
import { throttle } from "../throttle.ts";
import { asInvited } from "./as-invited.ts";
import { invitedBy } from "./invitation.ts";

/**
 * Enters the staff with a password and an authenticator of one's own. Refuses with `roles_waiting` whoever has no role before a
 * second person has said yes, and with `totp_wrong` a code that is not the new authenticator's.
 */
export async function acceptInvitation(
  ctx: Context,
  { token, password, totp }: AcceptInvitationInput,
): Promise<void> {
  await throttle(ctx, "invitations_of_sender", ctx.origin.address);
  // Before the transaction: it takes longer than everything in it.
  const passwordHash = await hash(password);
  await change(ctx, async (tx) => {
    const before = await invitedBy(tx, ctx, token);
    if (before.roles.length === 0) {
      const text = "Your roles still wait for a second person. Come back once they are given.";
      throw new DomainError("illegal_state", "roles_waiting_yet", text);
    }
    const step = totpStep(ctx, before, totp);
    if (step === null) {
      const text = "This is not the code that the authenticator shows now.";
      throw new DomainError("invalid_input", "totp_wrong", text);
    }
    await takeStep(tx, asInvited(ctx, before), {
      noun: "person",
      before,
      event: "accept",
      changes: { passwordHash, lastTotpStep: step, invitationHash: null, invitationExpiresAt: null },
    });
  });
}
