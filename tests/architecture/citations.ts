import { posix } from "node:path";

/** The working tree's texts by path; a folder is whatever a path lies in. */
export type Texts = ReadonlyMap<string, string>;

const SECTION = /([a-z-]+)\.md §(\d+)(?:\.(\d+))?/g;
const DOCUMENT = /(?<![\w./<-])([\w-]+\.md)\b/g;
const NUMBER = /(?<![\w-])([SI]\d{1,2})(?![\w-])/g;
const DECISION = /\bdecisions? (\d{1,4})\b/g;
const PATH =
  /(?<![\w./#@-])((?:app|components|server|db|tests|docs|public)\/[\w./()-]*\w)(\/?)(?![\w*{<[(…])/g;
const LINK = /\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g;
const FILE_NAME = /`([\w-]+\.(?:tsx?|mjs|sql))`/g;
const SCRIPT = /\bnpm run ([a-z][a-z:-]*)/g;

/** Everything that a comment or a document cites and that does not exist, a sentence each. */
export function brokenCitations(texts: Texts): string[] {
  const known = knownTargets(texts);
  return [...texts].flatMap(([path, text]) =>
    citingLines(path, text).flatMap(([line, number]) =>
      faultsOf(line, path, known).map((fault) => `${path}:${number} cites ${fault}`),
    ),
  );
}

/** Documents are prose but for their fenced code; in code, comments are. */
function citingLines(path: string, text: string): [string, number][] {
  const lines = text.split("\n").map((line, index): [string, number] => [line, index + 1]);
  if (path.endsWith(".md")) return lines;
  if (path.endsWith(".sql")) return lines.filter(([line]) => line.trim().startsWith("--"));
  return lines.filter(([line]) => /^\s*(\/\*\*?|\*|\/\/)\s/.test(line));
}

interface Targets {
  texts: Texts;
  paths: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  scripts: ReadonlySet<string>;
}

function knownTargets(texts: Texts): Targets {
  const paths = new Set<string>();
  for (const path of texts.keys()) {
    for (let folder = path; folder !== "."; folder = posix.dirname(folder)) paths.add(folder);
  }
  const domain = texts.get("docs/domain.md") ?? "";
  const numbers = [...domain.matchAll(/^\| ([SI]\d{1,2}) /gm)].map(([, number]) => number ?? "");
  const { scripts = {} } = JSON.parse(texts.get("package.json") ?? "{}") as { scripts?: object };
  return { texts, paths, numbers: new Set(numbers), scripts: new Set(Object.keys(scripts)) };
}

function faultsOf(line: string, path: string, known: Targets): string[] {
  const all = (pattern: RegExp) => [...line.matchAll(pattern)];
  const faults = [
    ...all(SECTION).filter(
      ([, name, section, item]) => !hasSection(known, `docs/${name}.md`, [section, item]),
    ),
    ...all(DOCUMENT).filter(([, name]) => !known.paths.has(`docs/${name}`) && !known.paths.has(`${name}`)),
    ...all(NUMBER).filter(([, number]) => !known.numbers.has(number ?? "")),
    ...all(DECISION).filter(
      ([, number = ""]) => !isStart(known, `docs/decisions/${number.padStart(4, "0")}-`),
    ),
    ...all(PATH).filter(([, target = ""]) => !existsAs(known, target)),
    ...all(SCRIPT).filter(([, script = ""]) => !known.scripts.has(script)),
  ];
  const names = path.endsWith(".md") ? all(FILE_NAME) : [];
  const gone = names.filter(([, name]) => ![...known.paths].some((one) => posix.basename(one) === name));
  const links = path.endsWith(".md") ? all(LINK) : [];
  const broken = links.filter(([, to = ""]) => !known.paths.has(posix.join(posix.dirname(path), to)));
  return [...faults, ...gone, ...broken].map(([cited]) => `"${cited}", which does not exist`);
}

/** A section is a heading `## 2. …`; `§2.4` is the fourth of its numbered rules. */
function hasSection(known: Targets, path: string, [section, item]: (string | undefined)[]): boolean {
  const sections = (known.texts.get(path) ?? "").split(/^## /m);
  const found = sections.find((text) => text.startsWith(`${section}. `));
  return found !== undefined && (item === undefined || new RegExp(`^${item}\\. `, "m").test(found));
}

/** `docs/decisions/0001` stands for the record that begins so, `tests/unit/money` for a folder. */
function existsAs(known: Targets, target: string): boolean {
  return known.paths.has(target) || (/\/\d{4}$/.test(target) && isStart(known, `${target}-`));
}

function isStart(known: Targets, start: string): boolean {
  return [...known.paths].some((path) => path.startsWith(start));
}
