import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications } from "#db/schema/applications.ts";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { recordDecision } from "#server/applications/case-file/record-decision.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { requireStep } from "#server/changes/require-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { escalateCaseInput } from "#server/domain/reviews/queue-query.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "../case-view.ts";
import { tellPeople } from "../notices/tell-people.ts";
import { membersOf } from "../roster/members.ts";

const UPPER = 2;

/**
 * Hands a case up to the second tier, which is told; only they claim it from then on, and until then it stays with whoever has
 * it. Refused while nobody of that tier is here to take it.
 */
export async function escalateCase(
  ctx: Context,
  input: z.infer<typeof escalateCaseInput>,
): Promise<CaseView> {
  requirePermission(ctx, "application:review");
  const { applicationId, version, reason } = input;
  return change(ctx, async (tx) => {
    const before = await loadHandedIn(tx, applicationId);
    requireStep("application", before, "claim");
    if (before.tier >= UPPER)
      throw new DomainError("illegal_state", "escalated_already", "The second tier has this case already.");
    const upper = (await membersOf(tx, ctx.now)).filter(
      ({ id, tier, roles, awayUntil }) =>
        tier >= UPPER && roles.includes("reviewer") && awayUntil === null && id !== ctx.actor.id,
    );
    if (upper.length === 0) {
      const text =
        "Nobody of the second tier is here to take the case. Ask an administrator to name somebody.";
      throw new DomainError("conflict", "tier_empty", text);
    }
    const after = await compareAndSet(tx, applications, {
      before: { id: applicationId, version },
      changes: { tier: UPPER, snoozedUntil: null },
    });
    await recordDecision(tx, ctx, { applicationId, values: { kind: "escalation", reason } });
    await recordAudit(tx, ctx, {
      action: "case.escalate",
      subjectType: "application",
      subjectId: applicationId,
      before: { tier: before.tier },
      after: { tier: UPPER, by: "staff" },
      reason,
    });
    await tellPeople(tx, ctx, { kind: "escalated", applicationId, personIds: upper.map(({ id }) => id) });
    return viewCase(tx, ctx, await readCaseFile(tx, ctx, after));
  });
}
