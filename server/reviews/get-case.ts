import type { z } from "zod";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { applicationIdInput } from "#server/domain/applications/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "./case-view.ts";

/** Opens a case at the desk. Each look is written down; whoever only waits for changes asks `getCaseVersion`. */
export async function getCase(ctx: Context, input: z.infer<typeof applicationIdInput>): Promise<CaseView> {
  requirePermission(ctx, "application:read");
  return change(ctx, async (tx) => {
    const file = await readCaseFile(tx, ctx, await loadHandedIn(tx, input.applicationId));
    const subjectId = file.application.id;
    await recordAudit(tx, ctx, { action: "case.read", subjectType: "application", subjectId });
    return viewCase(tx, ctx, file);
  });
}
