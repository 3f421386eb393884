import type { z } from "zod";
import { readCaseFacts } from "#server/applications/case-file/read-case-facts.ts";
import type { Application } from "#server/applications/load-application.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { revealFieldInput } from "#server/domain/reviews/inputs.ts";
import type { revealedField } from "#server/domain/reviews/views.ts";
import { requireStepUp } from "#server/identity/require-step-up.ts";
import { throttle } from "#server/identity/throttle.ts";

/**
 * Opens one masked field for whoever works on the case; the reason and the look stay in the audit trail. Asks for a second
 * factor shown lately, and is paced.
 */
export async function revealField(
  ctx: Context,
  input: z.infer<typeof revealFieldInput>,
): Promise<z.infer<typeof revealedField>> {
  requirePermission(ctx, "application:reveal");
  await throttle(ctx, "reveals_of_person", ctx.actor.id);
  return change(ctx, async (tx) => {
    const application = await loadHandedIn(tx, input.applicationId);
    requireCaseOfOwn(ctx.actor.id, application);
    await requireStepUp(tx, ctx);
    const { facts } = await readCaseFacts(tx, ctx, application);
    const value = at(facts.answers, input.field.split("."));
    if (typeof value !== "string") {
      throw new DomainError("not_found", "field_not_found", "The application has no such field.");
    }
    await recordAudit(tx, ctx, {
      action: "case.reveal",
      subjectType: "application",
      subjectId: input.applicationId,
      after: { field: input.field },
      reason: input.reason,
    });
    return { value };
  });
}

/** Whose work a case is may look: its reviewer, and while it waits for a second person, any checker but the reviewer. */
function requireCaseOfOwn(personId: string, { status, reviewerId, checkerId }: Application): void {
  if (personId === reviewerId || personId === checkerId || status === "pending_check") return;
  throw new DomainError("forbidden", "claim_first", "Claim the case before you have its values shown.");
}

function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
