import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import { checkAnswers } from "#server/domain/applications/requirements.ts";
import { isSameName } from "#server/domain/fields/typed.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

/** Whether the account is the applicant's or the business's by name: ID card, licence and account side by side. */
export function namesAgree({ facts }: CaseFile): AutomaticCheck[] {
  const { person, business, settlement } = checkAnswers(facts).answers;
  if (person === undefined || settlement === undefined) return [];
  const holders = [person.name, ...(business === undefined ? [] : [business.registeredName])];
  const same = holders.some((name) => isSameName(name, settlement.accountName));
  return [
    {
      check: "names_agree",
      outcome: same ? "passed" : "attention",
      details: same
        ? {}
        : {
            "settlement.accountName": settlement.accountName,
            "person.name": person.name,
            ...(business !== undefined && { "business.registeredName": business.registeredName }),
          },
      matches: [],
    },
  ];
}
