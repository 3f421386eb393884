import { z } from "zod";
import { sixDigitCode } from "#server/domain/fields/codes.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { mobile, personName } from "#server/domain/fields/people.ts";
import { code } from "#server/domain/fields/text.ts";

/** Eight digits, as they stand on the terminal; whoever types them has it in hand. */
export const terminalNumber = code.pipe(z.string().regex(/^\d{8}$/, "terminal_number_shape"));

export const operatorCodeInput = z.strictObject({ mobile, terminalNumber });
export type OperatorCodeInput = z.output<typeof operatorCodeInput>;

/** `name` is asked of a number that is new to the merchant, and passed over where it is known. */
export const operatorSignInInput = z.strictObject({
  mobile,
  terminalNumber,
  code: sixDigitCode,
  name: personName.optional(),
});
export type OperatorSignInInput = z.output<typeof operatorSignInInput>;

export const listOperatorsInput = z.strictObject({ merchantId: id("merchant") });

export const operatorVersionInput = z.strictObject(versioned("operatorId", "operator"));
export type OperatorVersionInput = z.output<typeof operatorVersionInput>;
