import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { decisions } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import type { unflagFieldInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { changeFlag } from "./change-flag.ts";

/** Takes a flag off again: the field is all right. */
export async function unflagField(
  ctx: Context,
  { applicationId, field }: z.infer<typeof unflagFieldInput>,
): Promise<CaseView> {
  return changeFlag(ctx, {
    applicationId,
    field,
    action: "case.unflag",
    write: async (tx) => {
      const flag = and(eq(decisions.kind, "flag"), eq(decisions.field, field), isNull(decisions.resolvedAt));
      await tx
        .update(decisions)
        .set({ resolvedAt: ctx.now })
        .where(and(eq(decisions.applicationId, applicationId), flag));
    },
  });
}
