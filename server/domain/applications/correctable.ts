import { ANSWER_SCHEMAS, type AnswerGroup } from "./answers.ts";
import { groupsFor, type RequirementFacts, requiredSlots } from "./requirements.ts";

/**
 * Whether staff may send a field back: only what this applicant can answer anew, so that every correction has a
 * remedy. A consent is given or not, never corrected; `owners.owners.0.name` is a part of the owners' list.
 */
export function isCorrectable(field: string, facts: Pick<RequirementFacts, "answers" | "today">): boolean {
  const [group, name] = field.split(".");
  if (group === undefined || name === undefined) return false;
  if (group === "documents") return requiredSlots(facts).some((slot) => slot === name);
  return answerableGroups(facts).some((asked) => asked === group && name in shapeOf(asked));
}

function answerableGroups(facts: Pick<RequirementFacts, "answers">): Exclude<AnswerGroup, "consent">[] {
  const start = ANSWER_SCHEMAS.start.safeParse(facts.answers.start ?? {});
  return groupsFor(start.success ? start.data.kind : undefined).filter((group) => group !== "consent");
}

function shapeOf(group: AnswerGroup): object {
  return ANSWER_SCHEMAS[group].shape;
}
