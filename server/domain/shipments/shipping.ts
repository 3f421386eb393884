import { z } from "zod";
import { mobile, personName } from "#server/domain/fields/people.ts";
import { line, typed } from "#server/domain/fields/text.ts";
import { foldSerial } from "#server/domain/fields/typed.ts";
import { CARRIERS } from "./status.ts";

export const recipient = z.strictObject({
  name: personName,
  mobile,
  address: line({ min: 5, max: 200, kind: "address" }),
});

export const trackingNumber = typed
  .transform(foldSerial)
  .pipe(z.string().regex(/^[A-Z0-9-]{6,32}$/, "tracking_number_shape"));

export const dispatch = z.strictObject({ carrier: z.enum(CARRIERS), trackingNumber });

/** Usual shapes by carrier; an odd number is worth a second look and blocks nothing. */
const USUAL: Partial<Record<(typeof CARRIERS)[number], RegExp>> = {
  sf: /^SF\d{12,15}$/,
  jd: /^JD[A-Z0-9-]{8,}$/,
  yto: /^YT\d{13}$/,
  zto: /^\d{12,14}$/,
  yunda: /^\d{13,15}$/,
  sto: /^\d{12,15}$/,
  ems: /^[A-Z]{2}\d{9}[A-Z]{2}$|^\d{13}$/,
};

export function looksUnusual(carrier: (typeof CARRIERS)[number], number: string): boolean {
  return USUAL[carrier]?.test(number) === false;
}
