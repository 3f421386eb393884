import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications } from "#db/schema/applications.ts";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { requireStep } from "#server/changes/require-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { nameCheckerInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "../case-view.ts";
import { tellPeople } from "../notices/tell-people.ts";
import { requireNamedChecker } from "./require-named-checker.ts";

/** Says who is to judge a case that waits for its checker, or that anybody may again. */
export async function nameChecker(ctx: Context, input: z.infer<typeof nameCheckerInput>): Promise<CaseView> {
  requirePermission(ctx, "case:assign");
  const { applicationId, version, checkerId } = input;
  return change(ctx, async (tx) => {
    const before = await loadHandedIn(tx, applicationId);
    requireStep("application", before, "disagree");
    if (checkerId !== null) await requireNamedChecker(tx, ctx, { checkerId, makerId: before.reviewerId });
    const after = await compareAndSet(tx, applications, {
      before: { id: applicationId, version },
      changes: { namedCheckerId: checkerId },
    });
    await recordAudit(tx, ctx, {
      action: "case.name_checker",
      subjectType: "application",
      subjectId: applicationId,
      before: { namedCheckerId: before.namedCheckerId },
      after: { namedCheckerId: checkerId, by: "staff" },
    });
    if (checkerId !== null)
      await tellPeople(tx, ctx, { kind: "checker_named", applicationId, personIds: [checkerId] });
    return viewCase(tx, ctx, await readCaseFile(tx, ctx, after));
  });
}
