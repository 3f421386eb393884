import { recordDecision } from "#server/applications/case-file/record-decision.ts";
import type { Context } from "#server/context.ts";
import { isCorrectable } from "#server/domain/applications/correctable.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { FlagFieldInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { changeFlag } from "./change-flag.ts";
import { openFlags } from "./open-flags.ts";

/** Marks a field to be looked at twice, for every reviewer of the case; a second flag on it adds nothing. */
export async function flagField(
  ctx: Context,
  { applicationId, field, note }: FlagFieldInput,
): Promise<CaseView> {
  return changeFlag(ctx, {
    applicationId,
    field,
    action: "case.flag",
    write: async (tx, { facts, decisions }) => {
      if (!isCorrectable(field, facts))
        throw new DomainError(
          "invalid_input",
          "field_not_correctable",
          "The applicant cannot answer this anew.",
          {
            fields: [field],
          },
        );
      if (openFlags(decisions).some((flag) => flag.field === field)) return;
      await recordDecision(tx, ctx, { applicationId, values: { kind: "flag", field, reason: note ?? null } });
    },
  });
}
