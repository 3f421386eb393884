import { randomInt } from "node:crypto";
import { cardNumberFault } from "#server/domain/fields/account-number.ts";
import { creditCodeFault } from "#server/domain/fields/credit-code.ts";
import { residentIdFault } from "#server/domain/fields/resident-id.ts";

const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join("");

/** A number nobody has: 17x ranges are not all assigned, and the demo sends nothing anyway. */
export function madeUpMobile(): string {
  return `139${digits(8)}`;
}

/** A resident ID number that passes its check, of somebody born in 1986. */
export function madeUpIdNumber(): string {
  const body = `33010619860${1 + randomInt(9)}1${digits(4)}`.slice(0, 17);
  return finish(body, "0123456789X", residentIdFault);
}

export function madeUpCard(): string {
  return finish(`622848${digits(12)}`, "0123456789", cardNumberFault);
}

export function madeUpCreditCode(): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const start = `92330106MA${digits(6)}`;
  for (const organisation of "0123456789X") {
    for (const check of alphabet) {
      const code = `${start}${organisation}${check}`;
      if (creditCodeFault(code) === null) return code;
    }
  }
  return madeUpCreditCode();
}

function finish(body: string, alphabet: string, fault: (value: string) => string | null): string {
  const check = [...alphabet].find((candidate) => fault(body + candidate) === null);
  if (check === undefined) throw new Error("no check character fits");
  return body + check;
}
