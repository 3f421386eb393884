import { invariant } from "../errors.ts";

/** `numerator / denominator` rounded half-even, on integers only. Both are safe and the denominator positive. */
export function divideHalfEven(numerator: number, denominator: number): number {
  invariant(
    Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator),
    "division stays on safe integers",
  );
  invariant(denominator > 0, "denominator is positive");
  const quotient = Math.floor(numerator / denominator);
  return toEven(quotient, numerator - quotient * denominator, denominator);
}

/** `whole × part / of`, half-even, where the product may leave the safe integers; 0 ≤ part ≤ of. */
export function shareHalfEven(whole: number, { part, of }: { part: number; of: number }): number {
  invariant(part >= 0 && part <= of && of > 0 && whole >= 0, "a share is a part of a whole");
  const product = BigInt(whole) * BigInt(part);
  return toEven(Number(product / BigInt(of)), Number(product % BigInt(of)), of);
}

/** A quotient with its remainder, 0 ≤ remainder < denominator, brought to the nearer integer, a tie to the even one. */
function toEven(quotient: number, remainder: number, denominator: number): number {
  const twice = remainder * 2;
  if (twice > denominator) return quotient + 1;
  if (twice < denominator) return quotient;
  return quotient % 2 === 0 ? quotient : quotient + 1;
}
