import { desc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { riskRuleSets } from "#db/schema/desk.ts";
import { DEFAULT_RISK_RULES } from "#server/domain/reviews/risk/default-rules.ts";
import type { RiskRules } from "#server/domain/reviews/risk/rules.ts";

/** The rules that rate cases now: the last that a second person has put in force, else those the portal came with. */
export async function rulesInForce(reader: Reader): Promise<{ number: number; body: RiskRules }> {
  const [row] = await reader
    .select({ number: riskRuleSets.number, body: riskRuleSets.body })
    .from(riskRuleSets)
    .where(eq(riskRuleSets.status, "published"))
    .orderBy(desc(riskRuleSets.publishedAt), desc(riskRuleSets.number))
    .limit(1);
  return row ?? { number: 0, body: DEFAULT_RISK_RULES };
}
