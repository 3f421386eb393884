import type { AnswerGroup } from "#server/domain/application/answers.ts";
import { groupsFor, type RequirementFacts } from "#server/domain/application/requirements.ts";
import type { Application } from "./internal.ts";

/** Groups the applicant may change now: all in a draft, only the corrected ones after a correction request. */
export function editableGroups(
  application: Pick<Application, "status" | "kind">,
  facts: Pick<RequirementFacts, "corrections">,
): (AnswerGroup | "documents")[] {
  const groups: (AnswerGroup | "documents")[] = [...groupsFor(application.kind ?? undefined), "documents"];
  if (application.status === "draft") return groups;
  if (application.status !== "needs_correction") return [];
  const corrected = new Set(facts.corrections.map((correction) => correction.field.split(".")[0]));
  return groups.filter((group) => corrected.has(group));
}
