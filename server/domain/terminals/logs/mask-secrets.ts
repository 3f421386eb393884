import { maskCards } from "#server/domain/fields/mask-cards.ts";

const MASK = "•••";

/** What nobody needs of a terminal's log to see what is wrong with it. Each begins where a word does, so that a long one is read once. */
const SECRETS: readonly RegExp[] = [
  // Tokens: a JWT, and whatever stands behind "Bearer".
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /\bBearer +[\w.~+/=-]+/gi,
  // Keys, hashes and blocks in hexadecimal of sixteen bytes and more.
  /\b[0-9a-f]{32,}\b/gi,
  // Resident numbers; mobile numbers, with their country code and in groups or not.
  /(?<!\d)\d{17}[\dXx](?!\d)/g,
  /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g,
];

/** A log without what it should never have written down. */
export function maskSecrets(log: string): string {
  return maskCards(
    SECRETS.reduce((text, secret) => text.replace(secret, MASK), log),
    MASK,
  );
}
