import { desc, eq } from "drizzle-orm";
import { reasonCodes } from "#db/schema/desk.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { ReasonCodeView, SaveReasonInput } from "#server/domain/reviews/reasons.ts";
import { listReasons } from "./list-reasons.ts";

/** Adds a reason, or a new wording of one; what was said before stays as it was said. */
export async function saveReason(ctx: Context, input: SaveReasonInput): Promise<ReasonCodeView[]> {
  requirePermission(ctx, "desk_rule:write");
  await change(ctx, async (tx) => {
    const [last] = await tx
      .select()
      .from(reasonCodes)
      .where(eq(reasonCodes.code, input.code))
      .orderBy(desc(reasonCodes.number))
      .limit(1);
    if ((last?.number ?? 0) !== input.number) throw changedMeanwhile();
    const { code, kind, wording, retired } = input;
    const row = { code, number: input.number + 1, kind, wording, retired };
    const [added] = await tx
      .insert(reasonCodes)
      .values({ ...row, createdById: personIdOf(ctx), createdAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (added === undefined) throw changedMeanwhile();
    await recordAudit(tx, ctx, {
      action: "reason_code.save",
      subjectType: "reason_code",
      subjectId: code,
      before: last && { number: last.number, kind: last.kind, wording: last.wording, retired: last.retired },
      after: row,
    });
  });
  return listReasons(ctx);
}

function changedMeanwhile(): DomainError {
  const text = "Someone changed this reason in the meantime. Look at its new wording, and try again.";
  return new DomainError("conflict", "changed_meanwhile", text);
}
