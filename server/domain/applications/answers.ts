import { z } from "zod";
import { cardNumberFault, corporateAccountFault } from "#server/domain/fields/account-number.ts";
import { businessNumberFault } from "#server/domain/fields/business-number.ts";
import { isEarlyCodeFault } from "#server/domain/fields/credit-code.ts";
import { amountFen } from "#server/domain/fields/numbers.ts";
import {
  compactString,
  mobile,
  personName,
  residentId,
  validUntilDate,
} from "#server/domain/fields/people.ts";
import { ACCOUNT_TYPES, MERCHANT_KINDS, PRODUCTS, productsFor } from "#server/domain/merchants/kinds.ts";
import { CONSENT_VERSION } from "./consent.ts";

/**
 * One schema per question group: the form's resolver, the API's final check and the requirements all use it.
 * Messages are reason codes that the message files translate.
 */
export const startAnswers = z
  .strictObject({ kind: z.enum(MERCHANT_KINDS, "choose_one"), product: z.enum(PRODUCTS, "choose_one") })
  .refine((start) => productsFor(start.kind).includes(start.product), {
    path: ["product"],
    message: "product_not_for_kind",
  });

export const personAnswers = z.strictObject({
  name: personName,
  idNumber: residentId,
  idValidUntil: validUntilDate,
  mobile,
  email: z.union([z.literal(""), z.email("email_shape").max(120)]).optional(),
});

export const businessAnswers = z
  .strictObject({
    registeredName: z.string().trim().min(2, "name_too_short").max(100, "name_too_long"),
    creditCode: compactString,
    /** The code that the applicant has seen printed so, although it fails its check; another code is another matter. */
    creditCodeAsPrinted: compactString.optional(),
    address: z.string().trim().min(5, "address_too_short").max(200, "address_too_long"),
    licenceValidUntil: validUntilDate,
  })
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
    .array(
      z.strictObject({
        name: personName,
        idNumber: residentId,
        sharePercent: z.number().min(25, "share_too_small").max(100, "share_too_large"),
      }),
    )
    .min(1, "owners_missing")
    .max(4, "owners_too_many")
    .refine(
      (owners) => owners.reduce((sum, owner) => sum + owner.sharePercent, 0) <= 100,
      "shares_above_100",
    ),
});

export const settlementAnswers = z
  .strictObject({
    accountType: z.enum(ACCOUNT_TYPES, "choose_one"),
    accountName: z.string().trim().min(2, "name_too_short").max(100, "name_too_long"),
    accountNumber: compactString,
    bankName: z.string().trim().min(2, "name_too_short").max(100, "name_too_long"),
  })
  .superRefine((account, issues) => {
    const fault = account.accountType === "personal" ? cardNumberFault : corporateAccountFault;
    const code = fault(account.accountNumber);
    if (code !== null) issues.addIssue({ code: "custom", path: ["accountNumber"], message: code });
  });

const regionCode = z.string().regex(/^\d{6}$/, "region_shape");

export const storeAnswers = z.strictObject({
  name: z.string().trim().min(4, "shop_name_too_short").max(40, "shop_name_too_long"),
  mcc: z.string().regex(/^\d{4}$/, "mcc_shape"),
  provinceCode: regionCode,
  cityCode: regionCode,
  districtCode: regionCode,
  street: z.string().trim().min(3, "address_too_short").max(120, "address_too_long"),
  lat: z.number().min(-90).max(90).optional(),
  lng: z.number().min(-180).max(180).optional(),
  expectedMonthlyVolumeFen: amountFen.optional(),
});

export const consentAnswers = z.strictObject({
  general: z.literal(true, "consent_missing"),
  sensitive: z.literal(true, "consent_missing"),
  version: z.literal(CONSENT_VERSION, "consent_outdated"),
});

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

const draftScalar = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);
const draftValue = z.union([draftScalar, z.array(z.record(z.string().max(30), draftScalar)).max(10)]);

/** What has been typed of a group so far: known to be small, not yet to be right. */
export const draftAnswers = z.record(z.string().max(40), draftValue);
export type DraftAnswers = z.infer<typeof draftAnswers>;
