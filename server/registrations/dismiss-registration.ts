import { compareAndSet } from "#db/compare-and-set.ts";
import { registrations } from "#db/schema/registrations.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { DismissRegistrationInput } from "#server/domain/registrations/inputs.ts";
import type { RegistrationView } from "#server/domain/registrations/views.ts";
import { loadRegistration } from "./load-registration.ts";
import { registrationViewOf } from "./registration-view-of.ts";

/** Leaves an entry as it is, with a reason: another one tells what there is to tell. */
export async function dismissRegistration(
  ctx: Context,
  { registrationId, version, reason }: DismissRegistrationInput,
): Promise<RegistrationView> {
  requirePermission(ctx, "registration:write");
  return change(ctx, async (tx) => {
    await loadRegistration(tx, registrationId, "dismiss");
    const before = { id: registrationId, version };
    const changes = { dismissedAt: ctx.now, reason };
    const after = await compareAndSet(tx, registrations, { before, changes });
    await recordAudit(tx, ctx, {
      action: "registration.dismiss",
      subjectType: "registration",
      subjectId: registrationId,
      reason,
    });
    return registrationViewOf(after);
  });
}
