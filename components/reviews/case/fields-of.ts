import { shownAnswers } from "#components/applications/field-labels.ts";
import type { DraftAnswers } from "#server/domain/applications/answers.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";

export interface ShownField {
  field: string;
  value: unknown;
}

/** The groups of a case that are read, and their fields in the form's order. */
export function groupsOf(file: CaseView): { group: CaseView["groups"][number]; fields: ShownField[] }[] {
  return file.groups
    .filter((group) => group !== "consent")
    .map((group) => ({ group, fields: fieldsOf(group, file.answers[group] ?? {}) }));
}

function fieldsOf(group: string, answers: DraftAnswers): ShownField[] {
  return shownAnswers(group, answers).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.flatMap((entry, index) =>
          Object.entries(entry).map(([part, inner]) => ({
            field: `${group}.${name}.${index}.${part}`,
            value: inner,
          })),
        )
      : [{ field: `${group}.${name}`, value }],
  );
}
