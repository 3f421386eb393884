import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { checkAnswers, requiredSlots } from "#server/domain/applications/requirements.ts";
import type { RiskFacts } from "#server/domain/reviews/risk/rules.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

/** What the rules count of a case: numbers alone, which say nothing of anybody and may be kept to try other rules on. */
export function riskFactsOf(file: CaseFile, checks: readonly AutomaticCheck[]): RiskFacts {
  const { application, decisions, facts, vouched } = file;
  const worthALook = (prefix: string) =>
    checks.filter(({ check, outcome }) => check.startsWith(prefix) && outcome !== "passed").length;
  const yes = (holds: boolean) => (holds ? 1 : 0);
  const sentBackAt = decisions.filter(({ kind }) => kind === "correction").map(({ at }) => at.getTime());
  return {
    overrides: vouched.filter(({ overridden }) => overridden).length,
    failed_checks: checks.filter(({ outcome }) => outcome === "failed").length,
    duplicates: worthALook("duplicate_"),
    similar_shops: worthALook("similar_"),
    list_hits: worthALook("list_"),
    corrections: new Set(sentBackAt).size,
    appealed: yes(application.appealedAt !== null),
    enterprise: yes(application.kind === "enterprise"),
    account_in_other_name: yes(requiredSlots(facts).includes("authorisation_letter")),
    far_from_district: worthALook("position_"),
    monthly_volume_fen: checkAnswers(facts).answers.store?.expectedMonthlyVolumeFen ?? 0,
  };
}
