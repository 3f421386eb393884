import { createHash } from "node:crypto";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";
import { PIN_TRIES, readTestToken, sealedDigits, TEST_PIN } from "#server/domain/payments/test-cards.ts";
import type { PaymentError } from "../objects/payment-intent.ts";
import type { GatewayStore } from "../store.ts";

const WRONG: PaymentError = {
  type: "card_error",
  code: "card_declined",
  decline_code: "incorrect_pin",
  message: "Your card's PIN is incorrect.",
};
const LOCKED: PaymentError = {
  type: "card_error",
  code: "card_declined",
  decline_code: "pin_try_exceeded",
  message: "Your card's PIN was wrong too often. The card is locked.",
};

/** Whether whoever issued the card takes the PIN that the reader sealed; it counts the wrong ones of each card. */
export function declineOfPin(store: GatewayStore, token: string | null): PaymentError | null {
  const sealed = readTestToken(token ?? "")?.sealed;
  if (sealed == null) return null;
  const count = `pin:${sealed.serial}`;
  const wrong = store.control(count, 0);
  if (wrong >= PIN_TRIES) return LOCKED;
  if (sealed.pin === sealedTestPin(sealed.serial)) {
    store.setControl(count, 0);
    return null;
  }
  store.setControl(count, wrong + 1);
  return wrong + 1 < PIN_TRIES ? WRONG : LOCKED;
}

/** As the reader seals it (`sealPin`), without a wait in the midst of a transaction. */
function sealedTestPin(serial: string): string {
  const sealed = createHash("sha256").update(canonicalJson({ serial, pin: TEST_PIN }));
  return sealedDigits(sealed.digest("hex"));
}
