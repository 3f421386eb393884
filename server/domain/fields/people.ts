import { z } from "zod";
import { ageOn, birthDateOf, residentIdFault } from "./resident-id.ts";
import { code, line, typed } from "./text.ts";
import { foldDate, foldEmail, foldMobile } from "./typed.ts";

/** A zod string whose fault function answers a reason code, or null when the value is sound. */
export function checkedString(fault: (value: string) => string | null) {
  return z.string().superRefine((value, issues) => {
    const code = fault(value);
    if (code !== null) issues.addIssue({ code: "custom", message: code });
  });
}

/** A mainland mobile number, with or without +86, kept as its 11 digits. */
export const mobile = typed.transform(foldMobile).pipe(z.string().regex(/^1[3-9]\d{9}$/, "mobile_shape"));

export const residentId = code.pipe(checkedString(residentIdFault));

export const email = typed.transform(foldEmail).pipe(z.email("email_shape").max(120, "text_too_long"));

export const personName = line({ min: 2, max: 50, kind: "name" });

/** Last day of validity, or `LONG_TERM`. */
export const validUntilDate = typed.transform(foldDate).pipe(z.iso.date("date_shape"));

/** Nobody has been born yet who will be; of how old somebody must be, nothing is asked without a range. */
const ANY_AGE = { min: 0, max: Number.POSITIVE_INFINITY };

/** Whether an ID number's holder is of an age the acquirer accepts; a bad number is another rule's business. */
export function ageFault(idNumber: string, today: string, range = ANY_AGE): string | null {
  const birthDate = birthDateOf(idNumber);
  if (birthDate === null) return null;
  if (birthDate > today) return "id_number_birth_date";
  const age = ageOn(birthDate, today);
  return age < range.min ? "age_too_young" : age > range.max ? "age_too_old" : null;
}
