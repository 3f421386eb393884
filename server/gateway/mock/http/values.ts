import { z } from "zod";

type RawIssue = z.core.$ZodRawIssue;

/** Every value of a form is text; these read it as the API means it. An emptied text is null. */
const MAX_TEXT = 5_000;
const orNull = (value: string) => (value === "" ? null : value);

export const text = z
  .string()
  .max(MAX_TEXT, `This value can have up to ${MAX_TEXT} characters.`)
  .transform(orNull);
/** A text that must say something. */
export const filledText = z.string().min(1, "You passed an empty string; a value is needed.").max(MAX_TEXT);
export const texts = z.array(filledText);
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");

export const integer = z.string().transform((value, context) => {
  const number = Number(value);
  if (/^-?\d{1,15}$/.test(value) && Number.isSafeInteger(number)) return number;
  context.addIssue(rule(`Invalid integer: ${value}`, "parameter_invalid_integer"));
  return z.NEVER;
});

export const positive = integer.refine((value) => value >= 1, {
  error: "This value must be greater than or equal to 1.",
  params: { code: "parameter_invalid_integer" },
});

export const notNegative = integer.refine((value) => value >= 0, {
  error: "This value must be greater than or equal to 0.",
  params: { code: "parameter_invalid_integer" },
});

export const email = text.refine((value) => value === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), {
  error: "Invalid email address.",
  params: { code: "email_invalid" },
});

export const country = z.string().regex(/^[A-Z]{2}$/, "A country is two capital letters of ISO 3166.");

/** What Stripe prints on a card's bill: up to 22 characters, a letter among them, none of `<>\'"*`. */
export const statementDescriptor = text.refine(
  (value) => value === null || (value.length <= 22 && /\p{L}/u.test(value) && !/[<>\\'"*]/.test(value)),
  "A statement descriptor has up to 22 characters, a letter among them, and none of < > \\ ' \" *.",
);

/** Reads a value by the schema its look calls for, so that a fault names the part it is in. */
export function readBy<Output>(schemaFor: (value: unknown) => z.ZodType<Output>) {
  return z.unknown().transform((value, context): Output => {
    const read = schemaFor(value).safeParse(value);
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.issues.push({ ...issue, input: value } as RawIssue);
    return z.NEVER;
  });
}

const emptied = z.literal("").transform(() => null);

/** What `schema` takes, or the emptied parameter, which unsets what was there. */
export function orUnset<Output>(schema: z.ZodType<Output>) {
  return readBy<Output | null>((value) => (value === "" ? emptied : schema));
}

/** One of `words`; emptied to null. */
export function wordOrNull<const Words extends readonly string[]>(words: Words) {
  return orUnset<Words[number]>(z.enum(words));
}

/** The currencies that Alipay takes at Stripe; every other code is refused. */
export const CURRENCIES = [
  "aud",
  "cad",
  "cny",
  "eur",
  "gbp",
  "hkd",
  "jpy",
  "myr",
  "nzd",
  "sgd",
  "usd",
] as const;

export const currency = z.string().transform((value, context) => {
  const code = value.toLowerCase();
  if (CURRENCIES.some((known) => known === code)) return code;
  context.addIssue(rule(`Invalid currency: ${code}. The mock knows ${CURRENCIES.join(", ")}.`));
  return z.NEVER;
});

function rule(message: string, code?: string) {
  return { code: "custom" as const, message, params: { code } };
}
