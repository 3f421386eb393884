import { type CaseFile, readCaseFile } from "#server/applications/case-file/read-case-file.ts";
import { readRecord } from "#server/applications/case-file/read-record.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { CaseInput } from "#server/domain/reviews/inputs.ts";
import type { Colleague } from "#server/domain/reviews/roster.ts";
import { hasRejected } from "#server/domain/reviews/steps.ts";
import { tellPeople } from "../notices/tell-people.ts";
import { assessCase } from "../risk/assess-case.ts";
import { membersOf } from "../roster/members.ts";
import { decidedBefore } from "../second/require-checker.ts";

/** Gives a case to a reviewer, as if they had claimed it: within their cap, not while they are away, and they are told. */
export async function giveCase(
  ctx: Context,
  { applicationId, version }: CaseInput,
  personId: string,
): Promise<void> {
  await change(ctx, async (tx) => {
    const before = await loadHandedIn(tx, applicationId);
    requireStep("application", before, "claim");
    const file = await readCaseFile(tx, ctx, before);
    const [to] = await membersOf(tx, ctx.now, personId);
    refuseUnfit(file, to);
    const record = await readRecord(tx, applicationId);
    const { rating } = await assessCase(tx, ctx, file);
    await takeStep(tx, ctx, {
      noun: "application",
      before,
      seenVersion: version,
      event: "claim",
      changes: (status) => ({
        ...(status !== before.status && waitingFrom(status, ctx.now, record)),
        ...{
          reviewerId: personId,
          claimedAt: ctx.now,
          checkerId: null,
          namedCheckerId: null,
          snoozedUntil: null,
        },
        riskRating: rating,
      }),
      facts: { by: "staff", to: personId },
    });
    await tellPeople(tx, ctx, { kind: "assigned", applicationId, personIds: [personId] });
    if (before.status !== "in_review")
      await notifyApplicant(tx, ctx, { application: before, what: "claimed" });
  });
}

function refuseUnfit({ application, decisions }: CaseFile, to: Colleague | undefined): void {
  const refuse = (reason: string, text: string): never => {
    throw new DomainError("conflict", reason, text);
  };
  if (to === undefined || !to.roles.includes("reviewer"))
    throw new DomainError("invalid_input", "not_a_reviewer", "This person reviews no cases.");
  if (to.awayUntil !== null) refuse("colleague_away", "This colleague is away.");
  if (to.active >= to.cap && application.reviewerId !== to.id)
    refuse("at_cap", "This colleague has as many cases as they can take.");
  if (application.tier > to.tier)
    refuse("tier_too_low", "This case was escalated: it is for the second tier.");
  const { appealedAt } = application;
  if (appealedAt !== null && hasRejected(decisions, to.id, appealedAt)) throw decidedBefore();
}
