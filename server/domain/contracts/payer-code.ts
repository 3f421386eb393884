import { z } from "zod";
import { drawCode } from "#server/domain/fields/drawn-code.ts";
import { code } from "#server/domain/fields/text.ts";

export const PAYER_CODE_LENGTH = 8;

/** As it is typed off the payer's copy: with or without its dash, in any width and case. `code_shape` otherwise. */
export const payerCode = code.pipe(z.string().length(PAYER_CODE_LENGTH, "code_shape"));

/** The code of the payer's copy of a voucher: drawn from bytes that only the portal can make of its number. */
export function makePayerCode(bytes: (length: number) => Uint8Array): string {
  return drawCode(PAYER_CODE_LENGTH, bytes);
}

/** As it is printed. */
export function writtenPayerCode(drawn: string): string {
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}
