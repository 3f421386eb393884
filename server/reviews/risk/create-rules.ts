import { max } from "drizzle-orm";
import type { z } from "zod";
import { LOCKS, lock } from "#db/lock.ts";
import { riskRuleSets } from "#db/schema/desk.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { makeId } from "#server/domain/ids.ts";
import type { createRulesInput, RuleSetView } from "#server/domain/reviews/risk/views.ts";
import { viewRuleSet } from "./rule-set-rows.ts";

/** Writes the draft of other risk rules; nothing is rated by them before a second person has said yes. */
export async function createRules(
  ctx: Context,
  input: z.output<typeof createRulesInput>,
): Promise<RuleSetView> {
  requirePermission(ctx, "desk_rule:write");
  return change(ctx, async (tx) => {
    await lock(tx, LOCKS.riskRules());
    const [last] = await tx.select({ number: max(riskRuleSets.number) }).from(riskRuleSets);
    const id = makeId("riskRuleSet", ctx.randomBytes);
    const number = (last?.number ?? 0) + 1;
    await tx.insert(riskRuleSets).values({
      ...{ id, number, body: input.body },
      note: input.note || null,
      createdById: personIdOf(ctx),
      createdAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      action: "risk_rule_set.create",
      subjectType: "risk_rule_set",
      subjectId: id,
      after: { status: "draft", number, body: input.body },
    });
    return viewRuleSet(tx, ctx, { id });
  });
}
