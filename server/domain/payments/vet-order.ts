import { DomainError } from "#server/domain/errors.ts";
import { maskCards } from "#server/domain/fields/mask-cards.ts";

const MASK = "*";
/** Hexadecimal digits may look like a card number by chance, and are nobody's. */
const HASH = /^[0-9a-f]{64}$/;

/**
 * Refuses what no order may carry, before anything else of it is read or kept: a card's number, wherever it stands
 * (`card_number_sent`), and instalments on a bank card (`installments_not_offered`).
 */
export function vetOrder(order: unknown): void {
  if (textsOf(order).some(holdsCardNumber)) {
    throw new DomainError(
      "invalid_input",
      "card_number_sent",
      "The order carries what looks like a card number. Send the token that the reader made of the card, and no number.",
    );
  }
  const { method, plan } = (order ?? {}) as { method?: unknown; plan?: unknown };
  if (method !== "bank_card" || plan === undefined) return;
  throw new DomainError(
    "invalid_input",
    "installments_not_offered",
    "Bank cards pay in one sum here. Offer Huabei for instalments, or take the card without a plan.",
  );
}

function holdsCardNumber(text: string): boolean {
  return !HASH.test(text) && maskCards(text, MASK) !== text;
}

/** Every text in it, also one that somebody sent as a number or as a name; as deep as anybody nests it. */
function textsOf(order: unknown): string[] {
  const texts: string[] = [];
  const left: unknown[] = [order];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === "string") texts.push(value);
    else if (Number.isInteger(value)) texts.push(String(value));
    else if (typeof value === "object" && value !== null) {
      for (const [name, part] of Object.entries(value)) left.push(name, part);
    }
  }
  return texts;
}
