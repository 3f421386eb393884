import { mobile, residentId } from "#server/domain/fields/people.ts";
import { foldSerial, nameKey } from "#server/domain/fields/typed.ts";

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
}

/** One letter matches nearly everything; one Chinese character may be all that is remembered of a name. */
const LEAST = /^(?:.{2,}|\p{Script=Han})$/u;

/** Null where too little was typed to look for. */
export function soughtFrom(typed: string): Sought | null {
  if (!LEAST.test(nameKey(typed))) return null;
  const number = foldSerial(typed);
  return {
    text: typed,
    number: /^[A-Z0-9-]{3,50}$/.test(number) ? number : null,
    mobile: mobile.safeParse(typed).data ?? null,
    idNumber: residentId.safeParse(typed).data ?? null,
  };
}
