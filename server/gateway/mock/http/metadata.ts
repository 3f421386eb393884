import { z } from "zod";
import { type Parameter, parameter } from "./parameters.ts";
import { StripeFault } from "./stripe-fault.ts";
import { orUnset } from "./values.ts";

export type Metadata = Record<string, string>;

/** Stripe's limits. */
const MAX = { keys: 50, key: 40, value: 500 };

const entries = z.record(
  z.string().max(MAX.key, `Metadata keys can be up to ${MAX.key} characters.`),
  z
    .string("Metadata values must be strings.")
    .max(MAX.value, `Metadata values can be up to ${MAX.value} characters.`),
);

/** The form's decoder makes a list of keys that count from 0; here they are keys like any other. */
const metadata = orUnset(
  z.preprocess(
    (value) => (Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : value),
    entries,
  ),
);

/** Merged key by key: an empty value removes its key, emptied metadata all of them. */
export const metadataParameter: Parameter<{ metadata: Metadata }> = parameter(metadata, (target, given) => {
  const merged = given === null ? {} : { ...target.metadata, ...given };
  target.metadata = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ""));
  if (Object.keys(target.metadata).length <= MAX.keys) return;
  throw StripeFault.invalid(`Metadata can have up to ${MAX.keys} keys.`, "metadata");
});
