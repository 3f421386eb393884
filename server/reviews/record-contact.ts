import type { z } from "zod";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { recordDecision } from "#server/applications/case-file/record-decision.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { recordContactInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "./case-view.ts";

/** Writes down a call or a visit: the note for the desk, the fact for the applicant's timeline. */
export async function recordContact(
  ctx: Context,
  input: z.infer<typeof recordContactInput>,
): Promise<CaseView> {
  requirePermission(ctx, "application:review");
  return change(ctx, async (tx) => {
    const application = await loadHandedIn(tx, input.applicationId);
    const said = {
      kind: "contact" as const,
      code: input.contact,
      reason: input.note,
      nextAt: input.nextAt === undefined ? null : new Date(input.nextAt),
    };
    await recordDecision(tx, ctx, { applicationId: application.id, values: said });
    await recordAudit(tx, ctx, {
      action: `application.contact_${input.contact}`,
      subjectType: "application",
      subjectId: application.id,
      after: { by: "staff" },
    });
    return viewCase(tx, ctx, await readCaseFile(tx, ctx, application));
  });
}
