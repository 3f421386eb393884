import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { fieldTicks } from "#db/schema/desk.ts";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { deskStepIn } from "#server/domain/applications/promised-by.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { tickFieldInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "../case-view.ts";

/** Marks fields as looked at and found right, or takes the marks off; each person has marks of their own. */
export async function tickField(ctx: Context, input: z.infer<typeof tickFieldInput>): Promise<CaseView> {
  requirePermission(ctx, "case:examine");
  const { applicationId, fields, ticked } = input;
  return change(ctx, async (tx) => {
    const application = await loadHandedIn(tx, applicationId);
    if (deskStepIn(application.status) === null)
      throw new DomainError("illegal_state", "not_at_desk", "Nothing waits for the desk here.");
    const own = { applicationId, personId: ctx.actor.id };
    for (const field of fields)
      if (ticked)
        await tx
          .insert(fieldTicks)
          .values({ ...own, field, at: ctx.now })
          .onConflictDoNothing();
      else
        await tx
          .delete(fieldTicks)
          .where(
            and(
              eq(fieldTicks.applicationId, applicationId),
              eq(fieldTicks.personId, ctx.actor.id),
              eq(fieldTicks.field, field),
            ),
          );
    await recordAudit(tx, ctx, {
      action: ticked ? "case.tick" : "case.untick",
      subjectType: "application",
      subjectId: applicationId,
      after: { fields },
    });
    return viewCase(tx, ctx, await readCaseFile(tx, ctx, application));
  });
}
