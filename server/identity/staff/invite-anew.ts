import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { InvitationMade, personVersionInput } from "#server/domain/identity/staff.ts";
import { STAFF_ROLES } from "#server/domain/permissions.ts";
import { requireStepUp } from "../require-step-up.ts";
import { newInvitation } from "./invitation.ts";
import { loadStaff } from "./load-staff.ts";
import { proposeRoleChange } from "./propose-role-change.ts";
import { refuseOwn } from "./refuse-own.ts";
import { viewMember } from "./view-member.ts";

/**
 * Invites somebody who was disabled as if they were new, such as whoever has lost their authenticator: password and authenticator
 * are gone, and every role waits for a second person, so that nobody alone can act under a colleague's name.
 */
export async function inviteAnew(
  ctx: Context,
  { personId, version }: z.infer<typeof personVersionInput>,
): Promise<InvitationMade> {
  requirePermission(ctx, "person:write");
  refuseOwn(ctx, personId);
  return change(ctx, async (tx) => {
    await requireStepUp(tx, ctx);
    const before = await loadStaff(tx, personId);
    const { token, until, kept } = newInvitation(ctx);
    const person = await takeStep(tx, ctx, {
      noun: "person",
      before,
      seenVersion: version,
      event: "invite_anew",
      changes: { roles: [], passwordHash: null, totpSecret: null, lastTotpStep: null, ...kept },
      facts: { roles: [], until: until.toISOString() },
    });
    const had = STAFF_ROLES.filter((role) => before.roles.includes(role));
    if (had.length > 0) await proposeRoleChange(tx, ctx, { person, roles: had });
    return { member: await viewMember(tx, ctx, personId), token, until: until.toISOString() };
  });
}
