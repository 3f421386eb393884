import { corporateAccountFault } from "#server/domain/fields/account-number.ts";
import { businessNumberFault } from "#server/domain/fields/business-number.ts";
import { mobile, residentId } from "#server/domain/fields/people.ts";
import { foldCode, foldSerial, nameKey } from "#server/domain/fields/typed.ts";

/** What a person at the desk typed to find something, read in every way in which it can be meant. */
export interface Sought {
  /** Part of a name or number, as it was typed. */
  text: string;
  /** Beginning of a serial, order, tracking or terminal number; null where no number is written like this. */
  number: string | null;
  /** A whole mobile number, which is found by its blind index only. */
  mobile: string | null;
  /** A whole ID number, likewise. */
  idNumber: string | null;
  /** A whole number of a licence, likewise. */
  creditCode: string | null;
  /** A whole account number, likewise. */
  accountNumber: string | null;
  /** Whether it can be a whole number of something, and not only part of a name. */
  isNumber: boolean;
}

/** One letter matches nearly everything; one Chinese character may be all that is remembered of a name. */
const LEAST = /^(?:.{2,}|\p{Script=Han})$/u;

/** Null where too little was typed to look for. Numbers of a person or account are for whoever `mayReveal` them. */
export function soughtFrom(typed: string, { mayReveal }: { mayReveal: boolean }): Sought | null {
  if (!LEAST.test(nameKey(typed))) return null;
  const number = foldSerial(typed);
  const code = foldCode(typed);
  const whole = {
    mobile: mobile.safeParse(typed).data ?? null,
    idNumber: mayReveal ? (residentId.safeParse(typed).data ?? null) : null,
    creditCode: businessNumberFault(code) === null ? code : null,
    accountNumber: mayReveal && corporateAccountFault(code) === null ? code : null,
  };
  return {
    text: typed,
    number: /^[A-Z0-9-]{3,50}$/.test(number) ? number : null,
    ...whole,
    isNumber: Object.values(whole).some((value) => value !== null) || /^(app_[a-z0-9]+|\d{15})$/.test(typed),
  };
}
