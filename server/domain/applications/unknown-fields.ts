import type { AnswerGroup, DraftAnswers } from "./answers.ts";
import { fieldOf } from "./fields.ts";

/** Paths of what nobody asks for, of a group's answers: names are the sender's to choose, and none but ours is kept. */
export function unknownFields(group: AnswerGroup, answers: DraftAnswers): string[][] {
  // A dot in a name would read as a path: `owners.name` is no field of the group, although a row has a name.
  return pathsOf(answers).filter(
    (path) => path.some((name) => name.includes(".")) || fieldOf([group, ...path].join(".")) === undefined,
  );
}

function pathsOf(answers: DraftAnswers): string[][] {
  return Object.entries(answers).flatMap(([name, value]) => {
    if (!Array.isArray(value)) return [[name]];
    const inside = value.flatMap((row, index) => Object.keys(row).map((key) => [name, String(index), key]));
    return [[name], ...inside];
  });
}
