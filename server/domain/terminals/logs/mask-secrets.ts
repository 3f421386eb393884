import { cardNumberFault } from "#server/domain/fields/account-number.ts";

const MASK = "•••";

/** What nobody needs of a terminal's log to see what is wrong with it. Each begins where a word does, so that a long one is read once. */
const SECRETS: readonly { pattern: RegExp; isSecret?: (found: string) => boolean }[] = [
  // Tokens: a JWT, and whatever stands behind "Bearer".
  { pattern: /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g },
  { pattern: /\bBearer +[\w.~+/=-]+/gi },
  // Keys, hashes and blocks in hexadecimal of sixteen bytes and more.
  { pattern: /\b[0-9a-f]{32,}\b/gi },
  // Resident numbers and mobile numbers.
  { pattern: /\b\d{17}[\dXx]\b/g },
  { pattern: /(?<!\d)1[3-9]\d{9}(?!\d)/g },
  // Card numbers, with or without blanks and dashes between their groups.
  { pattern: /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g, isSecret: isCard },
];

function isCard(found: string): boolean {
  return cardNumberFault(found.replace(/[ -]/g, "")) === null;
}

/** A log without what it should never have written down. */
export function maskSecrets(log: string): string {
  return SECRETS.reduce(
    (text, { pattern, isSecret }) =>
      text.replace(pattern, (found) => (isSecret === undefined || isSecret(found) ? MASK : found)),
    log,
  );
}
