import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications } from "#db/schema/applications.ts";
import { readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { Application } from "#server/applications/load-application.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { deskStepIn } from "#server/domain/applications/promised-by.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { snoozeCaseInput } from "#server/domain/reviews/queue-query.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { viewCase } from "../case-view.ts";

const LONGEST_DAYS = 14;

/**
 * Takes a case out of sight until an instant, or back before it; it comes back by itself, and its deadline runs on. What is in
 * review is its reviewer's to put away.
 */
export async function snoozeCase(ctx: Context, input: z.infer<typeof snoozeCaseInput>): Promise<CaseView> {
  requirePermission(ctx, "case:assign");
  const { applicationId, version } = input;
  const until = input.until === null ? null : new Date(input.until);
  refuseOddInstant(until, ctx.now);
  return change(ctx, async (tx) => {
    const before = await loadHandedIn(tx, applicationId);
    refuseForeign(before, ctx.actor.id);
    const after = await compareAndSet(tx, applications, {
      before: { id: applicationId, version },
      changes: { snoozedUntil: until },
    });
    await recordAudit(tx, ctx, {
      action: "case.snooze",
      subjectType: "application",
      subjectId: applicationId,
      after: { until: until?.toISOString() ?? null, by: "staff" },
    });
    return viewCase(tx, ctx, await readCaseFile(tx, ctx, after));
  });
}

function refuseOddInstant(until: Date | null, now: Date): void {
  if (until === null) return;
  if (until <= now)
    throw new DomainError("invalid_input", "instant_passed", "Choose a time that has not passed.");
  if (until.getTime() - now.getTime() <= LONGEST_DAYS * DAY_MS) return;
  const text = `A case is put away for ${LONGEST_DAYS} days at most.`;
  throw new DomainError("invalid_input", "snooze_too_long", text, { days: LONGEST_DAYS });
}

function refuseForeign({ status, reviewerId }: Application, personId: string): void {
  if (deskStepIn(status) === null)
    throw new DomainError("illegal_state", "not_at_desk", "Nothing waits for the desk here.", { status });
  if (status !== "in_review" || reviewerId === personId) return;
  throw new DomainError("conflict", "claimed_by_another", "Another reviewer has this case. Claim it first.");
}
