import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { endOperatorSession } from "./open-operator-session.ts";

/** Signs out whoever is signed in at the terminal that asks; nobody is no fault. */
export async function signOutOperator(ctx: Context): Promise<void> {
  requirePermission(ctx, "operator:sign_in");
  await change(ctx, async (tx) => {
    const operatorId = await endOperatorSession(tx, ctx, ctx.actor.id);
    if (operatorId === null) return;
    await recordAudit(tx, ctx, {
      action: "operator.sign_out",
      subjectType: "operator",
      subjectId: operatorId,
      after: { terminalId: ctx.actor.id },
    });
  });
}
