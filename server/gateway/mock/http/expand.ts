import { z } from "zod";
import { shownRecord } from "../shown.ts";
import type { StoredObject } from "../store.ts";
import type { Call } from "./call.ts";
import type { FormObject } from "./form.ts";
import { StripeFault } from "./stripe-fault.ts";

/** Which kind of object each expandable field names; `source` and `destination` tell by their id. */
const EXPANDABLE: Partial<Record<string, string>> = {
  balance_transaction: "balance_transaction",
  charge: "charge",
  latest_charge: "charge",
  on_behalf_of: "account",
  payment_intent: "payment_intent",
  payment_method: "payment_method",
};
const BY_PREFIX: Partial<Record<string, string>> = {
  acct: "account",
  ch: "charge",
  po: "payout",
  re: "refund",
};
const TELLING = ["source", "destination"];

const MAX_PATHS = 20;
const MAX_LEVELS = 4;
const paths = z.array(z.string().min(1));

export function expandPaths(params: FormObject): string[] {
  const read = paths.safeParse(params.expand ?? []);
  if (read.success) return read.data;
  throw StripeFault.invalid("Invalid array: expand", "expand");
}

/** Replaces the ids at the paths (`latest_charge.balance_transaction`, `data.payment_intent`) with their objects. */
export function expand(call: Call, result: object, wanted: readonly string[]): object {
  if (wanted.length > MAX_PATHS) {
    throw StripeFault.invalid(`You may expand up to ${MAX_PATHS} fields.`, "expand");
  }
  const copy: unknown = structuredClone(result);
  for (const path of wanted) {
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
  if (value === undefined || !(isExpandable(step) || typeof value === "object")) throw notExpandable(step);
  if (value === null && !isExpandable(step)) throw notExpandable(step);
  if (typeof value === "string") fields[step] = lookUp(call, step, value);
  follow(call, fields[step], rest);
}

function isExpandable(field: string): boolean {
  return field in EXPANDABLE || TELLING.includes(field);
}

function lookUp(call: Call, field: string, id: string): StoredObject {
  const object = EXPANDABLE[field] ?? BY_PREFIX[id.split("_", 1)[0] ?? ""];
  if (object === undefined) throw notExpandable(field);
  const found = call.gateway.store.find(object, call.account, id);
  if (found === undefined) throw StripeFault.missing(object, id, field);
  return shownRecord(found);
}

function notExpandable(field: string): StripeFault {
  return StripeFault.invalid(`This property cannot be expanded (${field}).`, "expand");
}
