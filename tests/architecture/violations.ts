import { posix } from "node:path";
import { crowdedFiles, reachesIntoAreas } from "./areas.ts";
import { ALLOWED, roomOf } from "./directions.ts";
import { doorViolations } from "./doors.ts";
import { freshnessViolations } from "./freshness.ts";
import { type Import, importsOf } from "./imports.ts";
import { circlesOf } from "./rooms.ts";
import { typingViolations } from "./typing.ts";

export type Tree = ReadonlyMap<string, string>;

const BANNED = /(^|\/)(utils?|helpers?|lib|common|misc|shared)(\/|\.[jt]sx?$)/;
const MAX_LINES = 300;
const MAX_FILES = 25;
/** Pure data and rules: schemas, and the calendar of Chinese holidays. */
const PURE_PACKAGES = new Set(["zod", "chinese-days"]);
/** What only the owner's top level and the files that tools insist on may be. */
const TOP_LEVEL = new Set(["app", "components", "server", "db", "tests", "public", "docs"]);

/** Everything in a tree of sources that breaks the rules of the architecture, a sentence each. */
export function violationsOf(tree: Tree): string[] {
  const graph = new Map([...tree].map(([path, source]) => [path, importsOf(path, source)]));
  return [
    ...[...tree].flatMap(([path, source]) => fileViolations(path, source)),
    ...[...tree].flatMap(([path, source]) => doorViolations(path, source)),
    ...[...tree].flatMap(([path, source]) => freshnessViolations(path, source)),
    ...[...tree].flatMap(([path, source]) => typingViolations(path, source)),
    ...[...tree].flatMap(([path, source]) => crowdedFiles(path, source)),
    ...[...filesByFolder(tree)].flatMap(([folder, files]) =>
      files > MAX_FILES ? [`${folder}: more than ${MAX_FILES} files side by side`] : [],
    ),
    ...reachesIntoAreas(tree),
    ...[...graph].flatMap(([path, imports]) => imports.flatMap((one) => arrowViolations(path, one))),
    ...cyclesOf(graph),
    ...circlesOf(graph).map((rooms) => `circle of rooms: ${rooms.join(", ")}`),
  ];
}

/** How many files lie side by side in each folder of a tree. */
export function filesByFolder(tree: Tree): Map<string, number> {
  const files = new Map<string, number>();
  for (const path of tree.keys()) {
    const folder = posix.dirname(path);
    files.set(folder, (files.get(folder) ?? 0) + 1);
  }
  return files;
}

function fileViolations(path: string, source: string): string[] {
  const found: string[] = [];
  if (BANNED.test(path)) found.push(`${path}: a name that says nothing about what is inside`);
  if (source.split("\n").length > MAX_LINES + 1) found.push(`${path}: more than ${MAX_LINES} lines`);
  if (path.includes("/") && !TOP_LEVEL.has(path.split("/")[0] ?? ""))
    found.push(`${path}: no such top-level folder`);
  else if (roomOf(path) === undefined) found.push(`${path}: in no room`);
  const statements = source.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("//"));
  if (statements.length > 0 && statements.every((line) => /^export (\*|\{[^}]*\}) from /.test(line))) {
    found.push(`${path}: a barrel`);
  }
  return found;
}

function arrowViolations(path: string, { target, typeOnly }: Import): string[] {
  const from = roomOf(path);
  const isPackage = !/\.(tsx?|mjs|css|json)$/.test(target);
  if (from === undefined) return [];
  if (isPackage) {
    const impure = from === "domain" && !PURE_PACKAGES.has(target);
    return impure ? [`${path}: the domain imports the package ${target}`] : [];
  }
  if (target.endsWith(".css") || target.endsWith(".json") || target.endsWith(".mjs")) return [];
  const to = roomOf(target);
  if (to === undefined) return [`${path}: imports ${target}, which is in no room`];
  const typesOfTheApi = from === "components" && to === "api" && typeOnly;
  if (!ALLOWED[from].includes(to) && !typesOfTheApi)
    return [`${path}: ${from} must not import ${to} (${target})`];
  return [];
}

/** Import cycles, each named once; type-only imports vanish at run time and close none. */
function cyclesOf(graph: ReadonlyMap<string, Import[]>): string[] {
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (path: string, trail: string[]) => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(" → ")}`);
      return;
    }
    state.set(path, "open");
    for (const { target, typeOnly } of graph.get(path) ?? []) {
      if (!typeOnly && graph.has(target)) visit(target, [...trail, path]);
    }
    state.set(path, "done");
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
