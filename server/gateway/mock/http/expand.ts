import type { StoredObject } from "../store.ts";
import type { Call } from "./exchange.ts";
import { StripeFault } from "./stripe-fault.ts";

/** Which kind of object each expandable field names. */
const EXPANDABLE: Partial<Record<string, string>> = {
  latest_charge: "charge",
  charge: "charge",
  payment_intent: "payment_intent",
  on_behalf_of: "account",
};

const MAX_PATHS = 20;
const MAX_LEVELS = 4;

/** Replaces the ids at `paths` (`latest_charge`, `data.payment_intent`) with their objects. */
export function expand(call: Call, result: object, paths: readonly string[]): object {
  if (paths.length > MAX_PATHS)
    throw StripeFault.invalid(`You may expand up to ${MAX_PATHS} fields.`, "expand");
  const copy: unknown = structuredClone(result);
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.length > MAX_LEVELS) {
      throw StripeFault.invalid(`You cannot expand more than ${MAX_LEVELS} levels of a property.`, "expand");
    }
    follow(call, copy, steps);
  }
  return copy as object;
}

function follow(call: Call, node: unknown, steps: readonly string[]): void {
  const [step, ...rest] = steps;
  if (step === undefined || typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) follow(call, item, steps);
    return;
  }
  const fields = node as Record<string, unknown>;
  const value = fields[step];
  if (typeof value === "string") fields[step] = lookUp(call, step, value);
  else if (value === undefined) throw notExpandable(step);
  follow(call, fields[step], rest);
}

function lookUp(call: Call, field: string, id: string): StoredObject {
  const object = EXPANDABLE[field];
  if (object === undefined) throw notExpandable(field);
  const found = call.gateway.store.find(object, call.account, id);
  if (found === undefined) throw StripeFault.missing(object, id, field);
  return found;
}

function notExpandable(field: string): StripeFault {
  return StripeFault.invalid(`This property cannot be expanded (${field}).`, "expand");
}
