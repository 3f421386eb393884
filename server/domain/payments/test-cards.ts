import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import type { CardFacts } from "./cards.ts";

const VISA: CardFacts = { funding: "credit", brand: "visa", last4: "4242" };
const declining = (last4: string): CardFacts => ({ ...VISA, last4 });

/**
 * Cards of the mock gateway by what follows `pm_card_`, with the endings of Stripe's own test numbers. Ours alone is
 * `unionpay_debit`, whose number Stripe publishes and whose id it does not.
 */
export const TEST_CARDS = {
  visa: VISA,
  visa_debit: { funding: "debit", brand: "visa", last4: "5556" },
  mastercard: { funding: "credit", brand: "mastercard", last4: "4444" },
  mastercard_debit: { funding: "debit", brand: "mastercard", last4: "8210" },
  mastercard_prepaid: { funding: "prepaid", brand: "mastercard", last4: "5100" },
  amex: { funding: "credit", brand: "amex", last4: "0005" },
  discover: { funding: "credit", brand: "discover", last4: "1117" },
  diners: { funding: "credit", brand: "diners", last4: "0004" },
  jcb: { funding: "credit", brand: "jcb", last4: "0505" },
  unionpay: { funding: "credit", brand: "unionpay", last4: "0005" },
  unionpay_debit: { funding: "debit", brand: "unionpay", last4: "0047" },
  createDispute: declining("0259"),
  chargeDeclined: declining("0002"),
  chargeDeclinedInsufficientFunds: declining("9995"),
  chargeDeclinedLostCard: declining("9987"),
  chargeDeclinedStolenCard: declining("9979"),
  chargeDeclinedExpiredCard: declining("0069"),
  chargeDeclinedProcessingError: declining("0119"),
  chargeDeclinedVelocityLimitExceeded: declining("6975"),
} as const satisfies Record<string, CardFacts>;
export type TestCard = keyof typeof TEST_CARDS;

/** The PIN of every one of them. */
export const TEST_PIN = "123456";

/** So many wrong PINs, and a card is locked. */
export const PIN_TRIES = 3;

/** What the terminal's simulator has in its purse: one of each funding, one of each decline. */
export const PURSE = [
  "unionpay_debit",
  "unionpay",
  "mastercard_prepaid",
  "chargeDeclined",
  "chargeDeclinedInsufficientFunds",
  "chargeDeclinedExpiredCard",
  "chargeDeclinedLostCard",
  "chargeDeclinedVelocityLimitExceeded",
  "chargeDeclinedProcessingError",
] as const satisfies readonly TestCard[];
export type PurseCard = (typeof PURSE)[number];

/** A PIN as the reader seals it for whoever issued the card: nothing between them can tell it. */
export async function sealPin(serial: string, pin: string): Promise<string> {
  return sealedDigits(await canonicalHash({ serial, pin }));
}

/** As much of the hash as rides on a token. */
export function sealedDigits(hash: string): string {
  return hash.slice(0, 8);
}

/**
 * What the simulated reader makes of a card for the gateway. `serial`, eight hexadecimal digits, tells one card from
 * the next of its kind: whoever issued it counts its wrong PINs. Without a PIN it is Stripe's own test id.
 */
export async function readerToken(
  card: TestCard,
  given: { serial: string; pin: string } | null,
): Promise<string> {
  if (given === null) return `pm_card_${card}`;
  return `pm_card_${card}_s${given.serial}_p${await sealPin(given.serial, given.pin)}`;
}

export interface ReadToken {
  card: TestCard;
  sealed: { serial: string; pin: string } | null;
}

/** What such a token says; null for any other. Stripe puts `visa_` before some of its declines, and we take both. */
export function readTestToken(token: string): ReadToken | null {
  const found = /^pm_card_([A-Za-z_]+?)(?:_s([0-9a-f]{8})_p([0-9a-f]{8}))?$/.exec(token);
  const name = found?.[1]?.replace(/^visa_(?=chargeDeclined)/, "");
  if (name === undefined || !isTestCard(name)) return null;
  const [serial, pin] = [found?.[2], found?.[3]];
  return { card: name, sealed: serial === undefined || pin === undefined ? null : { serial, pin } };
}

function isTestCard(name: string): name is TestCard {
  return Object.hasOwn(TEST_CARDS, name);
}
