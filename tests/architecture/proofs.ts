import { verbsIn } from "./areas.ts";
import { areaOf, roomOf } from "./directions.ts";
import { resolve } from "./imports.ts";
import type { Tree } from "./violations.ts";

const ENTRANCES = new Set(["api", "web", "device-link", "jobs", "demo", "start"]);
const NAMED_IMPORT = /(?:^|\n)import \{([^}]*)\} from "([^"]+)"/g;

/** Names of all verbs: functions of an area, or of the messages, that are asked from outside the areas. */
export function verbsOf(tree: Tree): string[] {
  const asked = new Set([...tree].flatMap(([path, source]) => importedBy(path, source)));
  const verbs = [...tree].flatMap(([path, source]) => {
    if (areaOf(path) === undefined && !path.startsWith("server/messages/")) return [];
    return verbsIn(source).filter((name) => asked.has(`${path} ${name}`));
  });
  return verbs.sort();
}

/** Verbs for which no `proveVerb` stands in the integration tests, or one that does not call them. */
export function unprovenVerbs(tree: Tree): string[] {
  const proofs = [...tree].flatMap(([path, source]) =>
    path.startsWith("tests/integration/") ? source.split("proveVerb(").slice(1) : [],
  );
  const proves = (proof: string, verb: string) =>
    proof.trimStart().startsWith(`"${verb}"`) && proof.includes(`${verb}(ctx`);
  return verbsOf(tree).filter((verb) => !proofs.some((proof) => proves(proof, verb)));
}

function importedBy(path: string, source: string): string[] {
  if (!ENTRANCES.has(roomOf(path) ?? "")) return [];
  return [...source.matchAll(NAMED_IMPORT)].flatMap(({ 1: names = "", 2: from = "" }) =>
    names.split(",").map((name) => `${resolve(path, from)} ${name.trim().split(" ")[0]}`),
  );
}
