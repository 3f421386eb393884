const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export type CreditCodeFault =
  | "credit_code_length"
  | "credit_code_characters"
  | "credit_code_organisation"
  | "credit_code_checksum";

/** Which rule of GB 32100 a unified social credit code breaks; null when it is sound. */
export function creditCodeFault(code: string): CreditCodeFault | null {
  if (code.length !== 18) return "credit_code_length";
  if (![...code].every((character) => ALPHABET.includes(character))) return "credit_code_characters";
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(code.charAt(index)),
    0,
  );
  if (ALPHABET[(31 - (sum % 31)) % 31] !== code[17]) return "credit_code_checksum";
  return organisationCheck(code.slice(8, 16)) === code[16] ? null : "credit_code_organisation";
}

/**
 * Whether a fault may lie in the code as it was given out: early codes break a check although they are printed so. A
 * wrong length or character is always a slip.
 */
export function isEarlyCodeFault(fault: string | null): boolean {
  return fault === "credit_code_checksum" || fault === "credit_code_organisation";
}

/** Check character of an organisation code's first eight characters (GB 11714). */
function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * ORGANISATION_ALPHABET.indexOf(body.charAt(index)),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}
