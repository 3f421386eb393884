import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { decisions } from "#db/schema/applications.ts";
import type { DecisionValues } from "#server/applications/case-file/record-decision.ts";
import { notifyApplicant } from "#server/applications/notify-applicant.ts";
import type { Context } from "#server/context.ts";
import { isCorrectable } from "#server/domain/applications/correctable.ts";
import type { RequirementFacts } from "#server/domain/applications/requirements.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { requestCorrectionsInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { decideCase } from "./decide-case.ts";
import { requireReason } from "./reasons/require-reason.ts";

type Correction = z.infer<typeof requestCorrectionsInput>["corrections"][number];

/** Sends single fields back, each with its reason and remedy; only those reopen. */
export function requestCorrections(
  ctx: Context,
  input: z.infer<typeof requestCorrectionsInput>,
): Promise<CaseView> {
  return decideCase(ctx, input, {
    permission: "application:review",
    expects: "request_correction",
    byItsReviewer: true,
    refuse: ({ facts }) => refuseFieldsWithoutRemedy(facts, input.corrections),
    plan: async (tx) => ({
      event: "request_correction",
      changes: {},
      decisions: await decisionsOf(tx, input.corrections),
      effects: [
        { topic: "application.correction_requested", payload: { applicationId: input.applicationId } },
      ],
      also: async (tx, { application }) => {
        const fields = input.corrections.map(({ field }) => field);
        await settleFlags(tx, ctx, { applicationId: application.id, fields });
        await notifyApplicant(tx, ctx, { application, what: "correction_requested" });
      },
    }),
  });
}

async function decisionsOf(tx: Transaction, corrections: readonly Correction[]): Promise<DecisionValues[]> {
  const said: DecisionValues[] = [];
  for (const { field, code, reason, remedy } of corrections)
    said.push({
      kind: "correction",
      field,
      reason,
      remedy,
      ...(await requireReason(tx, { kind: "correction", code })),
    });
  return said;
}

/** What is sent back is answered anew: its flag has done its work. */
async function settleFlags(
  tx: Transaction,
  ctx: Context,
  { applicationId, fields }: { applicationId: string; fields: string[] },
): Promise<void> {
  const flags = and(
    eq(decisions.kind, "flag"),
    inArray(decisions.field, fields),
    isNull(decisions.resolvedAt),
  );
  await tx
    .update(decisions)
    .set({ resolvedAt: ctx.now })
    .where(and(eq(decisions.applicationId, applicationId), flags));
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
