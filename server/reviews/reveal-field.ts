import type { z } from "zod";
import { readCaseFacts } from "#server/applications/case-file/read-case-facts.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { revealFieldInput } from "#server/domain/reviews/inputs.ts";
import type { revealedField } from "#server/domain/reviews/views.ts";

/** Opens one masked field for the desk; the reason and the look stay in the audit trail. */
export async function revealField(
  ctx: Context,
  input: z.infer<typeof revealFieldInput>,
): Promise<z.infer<typeof revealedField>> {
  requirePermission(ctx, "application:reveal");
  return change(ctx, async (tx) => {
    const application = await loadHandedIn(tx, input.applicationId);
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

function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
