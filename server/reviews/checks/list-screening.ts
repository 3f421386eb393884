import type { Reader } from "#db/client.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { checkAnswers } from "#server/domain/applications/requirements.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";
import { screenNames } from "../screening/screen-names.ts";

/** Whether anybody whom the application names stands on a list, spelt alike or sounding alike, or by their ID number. */
export async function listScreening(
  reader: Reader,
  { application, facts }: CaseFile,
): Promise<AutomaticCheck[]> {
  const { person, business, settlement, owners } = checkAnswers(facts).answers;
  const names = new Map<string, string>();
  const add = (field: string, name: string | undefined) => {
    if (name !== undefined && ![...names.values()].includes(name)) names.set(field, name);
  };
  add("person.name", person?.name);
  add("business.registeredName", business?.registeredName);
  add("settlement.accountName", settlement?.accountName);
  for (const [index, owner] of (owners?.owners ?? []).entries())
    add(`owners.owners.${index}.name`, owner.name);
  if (names.size === 0) return [];
  const hits = await screenNames(reader, { names, idNumberIndex: application.idNumberIndex });
  if (hits === null) return [];
  return [
    {
      check: "list_screening",
      outcome: hits.length === 0 ? "passed" : "attention",
      details: Object.fromEntries(
        hits.map(({ list, number, field, name, score }) => [
          `${field}#${list}#${number}`,
          `${list} · ${name} · ${Math.round(score * 100)} %`,
        ]),
      ),
      matches: [],
    },
  ];
}
