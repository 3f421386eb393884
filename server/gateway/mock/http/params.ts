import type { FormObject, FormValue } from "./form.ts";
import { StripeFault } from "./stripe-fault.ts";

/** Stripe answers an unknown parameter with its name; a typo must not pass silently. */
export function refuseUnknown(params: FormObject, known: readonly string[]): void {
  const unknown = Object.keys(params).filter((name) => !known.includes(name) && name !== "expand");
  if (unknown.length === 0) return;
  throw StripeFault.invalid(
    `Received unknown parameter${unknown.length > 1 ? "s" : ""}: ${unknown.join(", ")}`,
    unknown[0] ?? null,
    "parameter_unknown",
  );
}

export function optionalText(params: FormObject, name: string): string | null {
  const value = params[name];
  if (value === undefined || value === "") return null;
  if (typeof value !== "string") throw StripeFault.invalid(`Invalid string: ${name}`, name);
  return value;
}

export function requiredText(params: FormObject, name: string): string {
  const value = optionalText(params, name);
  if (value === null) {
    throw StripeFault.invalid(`Missing required param: ${name}.`, name, "parameter_missing");
  }
  return value;
}

export function optionalInteger(params: FormObject, name: string): number | null {
  const text = optionalText(params, name);
  if (text === null) return null;
  const value = Number(text);
  if (!/^-?\d{1,15}$/.test(text) || !Number.isSafeInteger(value)) {
    throw StripeFault.invalid(`Invalid integer: ${text}`, name, "parameter_invalid_integer");
  }
  return value;
}

export function requiredInteger(params: FormObject, name: string): number {
  requiredText(params, name);
  return optionalInteger(params, name) ?? 0;
}

export function flag(params: FormObject, name: string): boolean {
  const text = optionalText(params, name);
  if (text === null || text === "false") return false;
  if (text === "true") return true;
  throw StripeFault.invalid(`Invalid boolean: ${text}`, name);
}

export function oneOfWords<T extends string>(
  params: FormObject,
  name: string,
  words: readonly T[],
): T | null {
  const text = optionalText(params, name);
  if (text === null) return null;
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) {
    throw StripeFault.invalid(`Invalid ${name}: must be one of ${words.join(", ")}`, name);
  }
  return word;
}

export function textList(params: FormObject, name: string): string[] | null {
  const value = params[name];
  if (value === undefined) return null;
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string")) {
    throw StripeFault.invalid(`Invalid array: ${name}`, name);
  }
  return value as string[];
}

export function nested(value: FormValue | undefined, name: string): FormObject {
  if (value === undefined || value === "") return {};
  if (typeof value === "string" || Array.isArray(value))
    throw StripeFault.invalid(`Invalid object: ${name}`, name);
  return value;
}

const MAX_METADATA = { keys: 50, key: 40, value: 500 };

/** Stripe's limits: 50 keys of 40 characters, values of 500; an empty value removes its key. */
export function mergeMetadata(before: Record<string, string>, params: FormObject): Record<string, string> {
  const given = params.metadata;
  if (given === "") return {};
  const merged = { ...before };
  for (const [key, value] of Object.entries(nested(given, "metadata"))) {
    if (typeof value !== "string")
      throw StripeFault.invalid("Metadata values must be strings.", `metadata[${key}]`);
    if (key.length > MAX_METADATA.key) {
      throw StripeFault.invalid("Metadata keys can be up to 40 characters.", `metadata[${key}]`);
    }
    if (value.length > MAX_METADATA.value) {
      throw StripeFault.invalid("Metadata values can be up to 500 characters.", `metadata[${key}]`);
    }
    if (value === "") delete merged[key];
    else merged[key] = value;
  }
  if (Object.keys(merged).length > MAX_METADATA.keys) {
    throw StripeFault.invalid("Metadata can have up to 50 keys.", "metadata");
  }
  return merged;
}
