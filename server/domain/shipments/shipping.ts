import { z } from "zod";
import { mobile, personName } from "#server/domain/fields/people.ts";
import { line, typed } from "#server/domain/fields/text.ts";
import { foldSerial } from "#server/domain/fields/typed.ts";
import { CARRIERS } from "./carriers.ts";

export const recipient = z.strictObject({
  name: personName,
  mobile,
  address: line({ min: 5, max: 200, kind: "address" }),
});

export const trackingNumber = typed
  .transform(foldSerial)
  .pipe(z.string().regex(/^[A-Z0-9-]{6,32}$/, "tracking_number_shape"));

export const dispatch = z.strictObject({ carrier: z.enum(CARRIERS), trackingNumber });
