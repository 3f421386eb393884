import { StripeFault } from "./stripe-fault.ts";

export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export interface FormObject {
  [key: string]: FormValue;
}

const MAX_DEPTH = 8;
const MAX_FIELDS = 1000;
const PATH = /^[^[\]]+(\[[^[\]]*\])*$/;
/** A prototype's names are no parameters. */
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Decodes Stripe's form encoding: `a[b][c]=1`, `list[]=x`, `list[0]=x`. */
export function decodeForm(encoded: string): FormObject {
  const root: FormObject = {};
  let fields = 0;
  for (const [name, value] of new URLSearchParams(encoded)) {
    if (++fields > MAX_FIELDS) throw StripeFault.invalid("Too many parameters.", null);
    assign(root, pathOf(name), value);
  }
  return collapse(root) as FormObject;
}

function pathOf(name: string): string[] {
  if (!PATH.test(name)) throw malformed(name);
  const head = name.split("[", 1)[0] ?? "";
  const rest = [...name.slice(head.length).matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? "");
  const path = [head, ...rest];
  if (path.length > MAX_DEPTH || path.some((part) => FORBIDDEN.has(part))) {
    throw StripeFault.invalid(`Invalid parameter name: ${name}`, name);
  }
  return path;
}

/** A key that holds brackets itself would be read as something else than was meant. */
function malformed(name: string): StripeFault {
  if (!name.startsWith("metadata[")) return StripeFault.invalid(`Invalid parameter name: ${name}`, name);
  return StripeFault.invalid("Metadata keys cannot contain square brackets ([]).", "metadata");
}

function assign(root: FormObject, path: string[], value: string): void {
  let node = root;
  for (const [index, part] of path.entries()) {
    const key = part === "" ? String(Object.keys(node).length) : part;
    if (index === path.length - 1) {
      node[key] = value;
      return;
    }
    const next = node[key];
    const child: FormObject = typeof next === "object" && !Array.isArray(next) ? next : {};
    node[key] = child;
    node = child;
  }
}

/** Objects whose keys are 0, 1, 2 … are lists. */
function collapse(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, collapse(child)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}
