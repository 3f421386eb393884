import { z } from "zod";
import { ageOn, birthDateOf, residentIdFault } from "./resident-id.ts";

/** A zod string whose fault function answers a reason code, or null when the value is sound. */
export function checkedString(fault: (value: string) => string | null) {
  return z.string().superRefine((value, issues) => {
    const code = fault(value);
    if (code !== null) issues.addIssue({ code: "custom", message: code });
  });
}

/** Blanks that people type between digits, dropped before a number is checked. */
const compact = (value: string) => value.replaceAll(/[\s-]/g, "").toUpperCase();

export const compactString = z.string().max(60).transform(compact);

/** A mainland mobile number, with or without +86, kept as its 11 digits. */
export const mobile = z
  .string()
  .max(30)
  .transform((value) => compact(value).replace(/^\+?86(?=1\d{10}$)/, ""))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, "mobile_shape"));

export const residentId = compactString.pipe(checkedString(residentIdFault));

export const personName = z.string().trim().min(2, "name_too_short").max(50, "name_too_long");

/** Last day of validity, or `LONG_TERM`. */
export const validUntilDate = z.iso.date("date_shape");

/** Whether an ID number's holder is of an age the acquirer accepts; a bad number is another rule's business. */
export function ageFault(
  idNumber: string,
  today: string,
  range: { min: number; max: number },
): string | null {
  const birthDate = birthDateOf(idNumber);
  if (birthDate === null) return null;
  const age = ageOn(birthDate, today);
  return age < range.min ? "age_too_young" : age > range.max ? "age_too_old" : null;
}
