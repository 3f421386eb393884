import { type Kind, stripeKinds } from "./stripe-keys.ts";

export type Difference = "absent" | "ours alone" | "other kind";

/** Where `answer` differs from Stripe's object of its kind: dotted path and how. */
export function shapeDifferences(answer: Record<string, unknown>): [string, Difference][] {
  const kinds = stripeKinds(String(answer.object));
  const ours = new Map(pathsOf(answer, kinds));
  const found: [string, Difference][] = [];
  for (const [path, kind] of kinds) {
    if (!isReached(answer, path)) continue;
    if (!ours.has(path)) found.push([path, "absent"]);
    else if (!fits(ours.get(path), kind)) found.push([path, "other kind"]);
  }
  for (const path of ours.keys()) if (!kinds.has(path)) found.push([path, "ours alone"]);
  return found;
}

/** Every path of `node` that Stripe's keys describe one level further down, or name themselves. */
function pathsOf(node: object, kinds: Map<string, Kind>, prefix = ""): [string, unknown][] {
  return Object.entries(node).flatMap(([name, value]) => {
    const path = prefix + name;
    const isDescribed = [...kinds.keys()].some((known) => known.startsWith(`${path}.`));
    const isNested = typeof value === "object" && value !== null && !Array.isArray(value);
    const below = isDescribed && isNested ? pathsOf(value, kinds, `${path}.`) : [];
    return [[path, value] as [string, unknown], ...below];
  });
}

/** Whether everything above the path is there, so that the path itself could be. */
function isReached(answer: object, path: string): boolean {
  let node: unknown = answer;
  for (const part of path.split(".").slice(0, -1)) node = (node as Record<string, unknown>)?.[part];
  return typeof node === "object" && node !== null;
}

function fits(value: unknown, kind: Kind): boolean {
  if (kind === "any?") return true;
  if (value === null) return kind.endsWith("?");
  return kindOf(value) === kind.replace("?", "");
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "boolean") return "flag";
  if (typeof value === "string") return "text";
  return Number.isSafeInteger(value) ? "integer" : typeof value;
}
