import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { DraftAnswers } from "#server/domain/applications/answers.ts";
import { type FIELDS, type FieldName, fieldNamesOf, fieldOf } from "#server/domain/applications/fields.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";

type Label = (typeof FIELDS)[FieldName]["label"];

/** The words on the screen for a field such as `person.idNumber` or `documents.licence`. */
export function useFieldLabel(): (field: string) => string {
  const apply = useTranslations("apply");
  const words = useTranslations("words");
  return useCallback(
    (field) => {
      const [group = "", name = "", index, part] = field.split(".");
      if (group === "documents") return words(`document.${name as DocumentSlot}`);
      const label = fieldOf(field)?.label as Label | undefined;
      if (index !== undefined) {
        const owner = apply("fields.owner", { number: Number(index) + 1 });
        if (part === undefined || label === undefined) return owner;
        return apply("fields.ownerPart", { owner, part: apply(label) });
      }
      if (label !== undefined) return apply(label);
      return apply.has(`steps.${group as "person"}`) ? apply(`steps.${group as "person"}`) : field;
    },
    [apply, words],
  );
}

/** A group's answers that people are shown, in the order of the form's fields, whatever order they were typed in. */
export function shownAnswers(group: string, answers: DraftAnswers): [string, DraftAnswers[string]][] {
  const order = fieldNamesOf(group);
  return Object.entries(answers)
    .filter(([name]) => fieldOf(`${group}.${name}`)?.shownAs !== "hidden")
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}
