import { z } from "zod";
import { cardNumberFault, corporateAccountFault } from "#server/domain/fields/account-number.ts";
import { ppmOfPercent } from "#server/domain/fields/amounts.ts";
import { businessNumberFault } from "#server/domain/fields/business-number.ts";
import { isEarlyCodeFault } from "#server/domain/fields/credit-code.ts";
import { typed } from "#server/domain/fields/text.ts";
import { productsFor } from "#server/domain/merchants/kinds.ts";
import { WHOLE_PPM } from "#server/domain/money/percent.ts";
import { shapeOf } from "./field-checks.ts";

/**
 * One schema per question group, made of the field registry (`fields.ts`): the form's resolver, the API's final check
 * and the requirements all use it. Here stand only the rules that concern several fields at once.
 */
export const startAnswers = z
  .strictObject(shapeOf("start"))
  .refine((start) => productsFor(start.kind).includes(start.product), {
    path: ["product"],
    message: "product_not_for_kind",
  });

export const personAnswers = z.strictObject(shapeOf("person"));

/** `creditCodeAsPrinted`: the code that the applicant has seen printed so, although it fails its check. */
export const businessAnswers = z
  .strictObject(shapeOf("business"))
  .refine((business) => creditCodeFaultOf(business) === null, {
    path: ["creditCode"],
    // Said as soon as there is a code, whatever else is still missing.
    when: ({ value }) => typeof (value as { creditCode?: unknown }).creditCode === "string",
    error: ({ input }) => creditCodeFaultOf(input as BusinessNumber) ?? undefined,
  });

interface BusinessNumber {
  creditCode: string;
  creditCodeAsPrinted?: string | undefined;
}

function creditCodeFaultOf({ creditCode, creditCodeAsPrinted }: BusinessNumber): string | null {
  const fault = businessNumberFault(creditCode);
  return isEarlyCodeFault(fault) && creditCodeAsPrinted === creditCode ? null : fault;
}

export const ownersAnswers = z.strictObject({
  owners: z
    .array(z.strictObject(shapeOf("owners.owners")))
    .min(1, "owners_missing")
    .max(4, "owners_too_many")
    .refine((owners) => sharesPpm(owners) <= WHOLE_PPM, "shares_above_100"),
});

/** In whole ppm: 38.95 + 25.1 + 35.95 is 100, which binary fractions miss. */
function sharesPpm(owners: readonly { sharePercent: number }[]): number {
  return owners.reduce((sum, { sharePercent }) => sum + (ppmOfPercent(sharePercent) ?? 0), 0);
}

export const settlementAnswers = z.strictObject(shapeOf("settlement")).superRefine((account, issues) => {
  const fault = account.accountType === "personal" ? cardNumberFault : corporateAccountFault;
  const code = fault(account.accountNumber);
  if (code !== null) issues.addIssue({ code: "custom", path: ["accountNumber"], message: code });
});

export const storeAnswers = z.strictObject(shapeOf("store"));

export const consentAnswers = z.strictObject(shapeOf("consent"));

export const ANSWER_SCHEMAS = {
  start: startAnswers,
  person: personAnswers,
  business: businessAnswers,
  owners: ownersAnswers,
  settlement: settlementAnswers,
  store: storeAnswers,
  consent: consentAnswers,
} as const;

export type AnswerGroup = keyof typeof ANSWER_SCHEMAS;
export const ANSWER_GROUPS = Object.keys(ANSWER_SCHEMAS) as readonly AnswerGroup[];

export type Answers = { [G in AnswerGroup]?: z.output<(typeof ANSWER_SCHEMAS)[G]> };

/** Kept as it was typed, so that nothing jumps under the typing hand; folded when it is checked. */
const draftText = typed.pipe(z.string().max(200, "text_too_long"));
const draftScalar = z.union([draftText, z.number(), z.boolean(), z.null()]);
const draftValue = z.union([draftScalar, z.array(z.record(z.string().max(30), draftScalar)).max(10)]);

/** What has been typed of a group so far: known to be small, not yet to be right. */
export const draftAnswers = z.record(z.string().max(40), draftValue);
export type DraftAnswers = z.infer<typeof draftAnswers>;
