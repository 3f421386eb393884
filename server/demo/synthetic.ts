/**
 * Identity numbers that pass every check and belong to nobody: regions and codes outside those in use. Each tells any two `n`
 * below ninety million apart, so that two people who were made up are never one.
 */

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const weigh = (digits: string, weights: readonly number[], alphabet: string) =>
  weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(digits.charAt(index)), 0);

const fourDigits = (value: number) => String(value % 10_000).padStart(4, "0");

/** An 18-character resident ID number (GB 11643) of a fictitious region, 990101 to begin with. */
export function syntheticIdNumber(n: number): string {
  const birthDate = `19${String(70 + (n % 30)).padStart(2, "0")}0${1 + (n % 9)}1${n % 9}`;
  // Birth date and sequence number together begin anew every nine thousand.
  const region = `99${fourDigits(101 + Math.floor(n / 9_000))}`;
  const body = `${region}${birthDate}${String(n % 1000).padStart(3, "0")}`;
  return body + "10X98765432".charAt(weigh(body, ID_WEIGHTS, "0123456789") % 11);
}

/** A unified social credit code (GB 32100) with a sound organisation code inside. */
export function syntheticCreditCode(n: number): string {
  const organisation = `MA9${String(n % 100_000).padStart(5, "0")}`;
  const check = 11 - (weigh(organisation, ORGANISATION_WEIGHTS, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") % 11);
  const body = `9199${fourDigits(9_900 + Math.floor(n / 100_000))}${organisation}${check === 10 ? "X" : check === 11 ? "0" : String(check)}`;
  return body + CREDIT_ALPHABET.charAt((31 - (weigh(body, CREDIT_WEIGHTS, CREDIT_ALPHABET) % 31)) % 31);
}

/** A credit code as some early ones are: all in order but for its last character. */
export function syntheticEarlyCode(n: number): string {
  const code = syntheticCreditCode(n);
  const last = CREDIT_ALPHABET.indexOf(code.charAt(17));
  return code.slice(0, 17) + CREDIT_ALPHABET.charAt((last + 1) % CREDIT_ALPHABET.length);
}

/** A 19-digit bank card number with a sound Luhn digit. */
export function syntheticCardNumber(n: number): string {
  const body = `622888${String(n).padStart(12, "0")}`;
  const sum = [...body].reverse().reduce((total, character, index) => {
    const doubled = Number(character) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
