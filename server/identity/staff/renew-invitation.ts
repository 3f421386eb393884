import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { InvitationMade, personVersionInput } from "#server/domain/identity/staff.ts";
import { requireStepUp } from "../require-step-up.ts";
import { newInvitation } from "./invitation.ts";
import { loadStaff } from "./load-staff.ts";
import { viewMember } from "./view-member.ts";

/** Another address for who has not accepted yet; the one before is void. */
export async function renewInvitation(
  ctx: Context,
  { personId, version }: z.infer<typeof personVersionInput>,
): Promise<InvitationMade> {
  requirePermission(ctx, "person:write");
  return change(ctx, async (tx) => {
    await requireStepUp(tx, ctx);
    const before = await loadStaff(tx, personId);
    const { token, until, kept } = newInvitation(ctx);
    await takeStep(tx, ctx, {
      noun: "person",
      before,
      seenVersion: version,
      event: "renew",
      changes: kept,
      facts: { until: until.toISOString() },
    });
    return { member: await viewMember(tx, ctx, personId), token, until: until.toISOString() };
  });
}
