import { areaOf, type Room, roomOf } from "./directions.ts";
import { resolve } from "./imports.ts";
import type { Tree } from "./violations.ts";

const VERB = /export (?:async )?function\*? (\w+)(?:<[^>]*>)?\(\s*(?:ctx|runtime): \w*(?:Context|Runtime)\b/g;
/** What works on its own, in the caller's transaction, or with the caller's reader; what is pure belongs in the domain. */
const ASKED_WITH = /^\(\s*(?:ctx|runtime|tx|reader):/;
const IMPORT = /(?:^|\n)import (type )?\{([^}]*)\} from "([^"]+)"/g;

/** Exported functions of a source that are given whom they work for. */
export function verbsIn(source: string): string[] {
  return [...source.matchAll(VERB)].flatMap(({ 1: name = "" }) => name);
}

/** Files of the areas that hold more than one verb, or one that they do not name. */
export function crowdedFiles(path: string, source: string): string[] {
  if (areaOf(path) === undefined) return [];
  const strangers = verbsIn(source).filter((verb) => verb !== nameOf(path));
  return strangers.map((verb) => `${path}: holds the verb ${verb}, which belongs in a file of its name`);
}

/** Rooms that work with the areas from outside; tests look wherever they must. */
const ENTRANCES = new Set<Room | undefined>(["api", "web", "device-link", "jobs", "start", "demo"]);

/** What an area or an entrance takes of an area past its public functions, each of which stands in a file that bears its name. */
export function reachesIntoAreas(tree: Tree): string[] {
  return [...tree].flatMap(([path, source]) => reachesOf(path, source, tree));
}

function reachesOf(path: string, source: string, tree: Tree): string[] {
  const area = areaOf(path);
  const entrance = ENTRANCES.has(roomOf(path));
  if (area === undefined && !entrance) return [];
  return [...source.matchAll(IMPORT)].flatMap(([, typeOnly, names = "", from = ""]) => {
    const target = resolve(path, from);
    const other = areaOf(target);
    if (other === undefined || other === area) return [];
    const isPublic = entrance || isPublicFile(target, tree.get(target) ?? "");
    return names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .filter((name) => !isPublic || !(typeOnly || name.startsWith("type ") || isNamed(name, target)))
      .map((name) => `${path}: reaches into another area's ${target} for ${name}`);
  });
}

/** A file that exports a verb or a step under its own name. */
function isPublicFile(path: string, source: string): boolean {
  const head = new RegExp(`export (?:async )?function\\*? ${nameOf(path)}(?:<[^>]*>)?(\\([^)]*)`).exec(
    source,
  );
  return ASKED_WITH.test(head?.[1] ?? "");
}

function isNamed(imported: string, path: string): boolean {
  return imported.split(" ")[0] === nameOf(path);
}

/** The function that a file's name promises: `approve-application.ts` promises `approveApplication`. */
function nameOf(path: string): string {
  const file = path.split("/").at(-1)?.replace(/\.ts$/, "") ?? "";
  return file.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
