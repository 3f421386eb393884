import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldValues, Resolver } from "react-hook-form";
import { ANSWER_SCHEMAS, type AnswerGroup } from "#server/domain/applications/answers.ts";

/** Checks a group's answers by its domain schema. zod's overloads cannot follow the generic; the types are the schema's own. */
export function resolverOf<Typed extends FieldValues, Checked>(group: AnswerGroup) {
  return zodResolver(ANSWER_SCHEMAS[group] as never) as unknown as Resolver<Typed, unknown, Checked>;
}
