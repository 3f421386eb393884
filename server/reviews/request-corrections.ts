import { z } from "zod";
import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { Context } from "#server/context.ts";
import { isCorrectable } from "#server/domain/applications/correctable.ts";
import type { RequirementFacts } from "#server/domain/applications/requirements.ts";
import { DomainError } from "#server/domain/errors.ts";
import { caseInput, decideCase } from "./decide-case.ts";
import type { CaseView } from "./review-view.ts";

const words = z.string().trim().min(2, "reason_too_short").max(300, "reason_too_long");

export const requestCorrectionsInput = caseInput.extend({
  corrections: z
    .array(
      z.strictObject({
        field: z
          .string()
          .regex(/^(start|person|business|owners|settlement|store|consent|documents)\.[\w.]{1,60}$/),
        code: z.string().regex(/^[a-z0-9_]{2,40}$/),
        reason: words,
        remedy: words,
      }),
    )
    .min(1)
    .max(30),
});

/** Sends single fields back, each with its reason and remedy; only those reopen. */
export function requestCorrections(
  ctx: Context,
  input: z.infer<typeof requestCorrectionsInput>,
): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:review",
    event: "request_correction",
    byItsReviewer: true,
    changes: {},
    refuse: ({ facts }) => refuseFieldsWithoutRemedy(facts, input.corrections),
    decisions: input.corrections.map((correction) => ({ kind: "correction" as const, ...correction })),
    also: async (tx, { application }) => {
      await enqueue(tx, ctx, "application.correction_requested", { applicationId: application.id });
      await notifyApplicant(tx, ctx, application, "correction_requested");
    },
  });
}

function refuseFieldsWithoutRemedy(facts: RequirementFacts, corrections: readonly { field: string }[]): void {
  const fields = corrections.map(({ field }) => field).filter((field) => !isCorrectable(field, facts));
  if (fields.length === 0) return;
  throw new DomainError(
    "invalid_input",
    "field_not_correctable",
    "The applicant cannot answer these fields anew. Send back only what was asked of this kind of merchant.",
    { fields },
  );
}
