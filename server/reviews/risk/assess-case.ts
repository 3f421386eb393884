import type { Transaction } from "#db/client.ts";
import { riskAssessments } from "#db/schema/desk.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";
import { assess, type RiskAssessment } from "#server/domain/reviews/risk/rules.ts";
import { automaticChecks } from "../automatic-checks.ts";
import { riskFactsOf } from "./risk-facts-of.ts";
import { rulesInForce } from "./rules-in-force.ts";

/** Rates a case by the rules in force and keeps what was counted, for a decision that follows in the same transaction. */
export async function assessCase(tx: Transaction, ctx: Context, file: CaseFile): Promise<RiskAssessment> {
  const rules = await rulesInForce(tx);
  const facts = riskFactsOf(file, await automaticChecks(tx, file));
  const assessment = assess(rules.body, facts);
  await tx.insert(riskAssessments).values({
    id: makeId("riskAssessment", ctx.randomBytes),
    applicationId: file.application.id,
    ruleSetNumber: rules.number,
    facts,
    ...assessment,
    at: ctx.now,
  });
  return assessment;
}
