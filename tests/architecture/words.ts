import { importsOf } from "./imports.ts";
import type { Tree } from "./violations.ts";

/** Areas that `Words` hands out everywhere. */
const EVERYWHERE = ["shell", "errors"];
const ENTRY = /^app\/(.*\/)?(page|layout|error|not-found)\.tsx$/;

/** Areas of words that a page's components use in the browser and no `Words` around them hands out, a sentence each. */
export function missingWordsOf(tree: Tree): string[] {
  const entries = [...tree.keys()].filter((path) => ENTRY.test(path));
  return entries.flatMap((entry) => {
    const given = new Set([...EVERYWHERE, ...areasAround(tree, entry)]);
    return [...areasUsedInBrowser(tree, entry)]
      .filter((area) => !given.has(area))
      .map((area) => `${entry}: the words of ${area} do not reach the browser`);
  });
}

/** The nearest `Words`: the entry's own, else that of the layouts above it. */
function areasAround(tree: Tree, entry: string): string[] {
  const folders = entry.split("/").slice(0, -1);
  const layouts = folders.map(
    (_, depth) => `${folders.slice(0, folders.length - depth).join("/")}/layout.tsx`,
  );
  for (const path of [entry, ...layouts]) {
    const areas = /<Words areas=\{\[([^\]]*)\]\}/.exec(tree.get(path) ?? "")?.[1];
    if (areas !== undefined) return areas.split(",").map((area) => area.trim().replaceAll('"', ""));
  }
  return [];
}

function areasUsedInBrowser(tree: Tree, entry: string): Set<string> {
  const used = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string, inBrowser: boolean) => {
    const source = tree.get(path);
    const runsThere = inBrowser || source?.startsWith('"use client"') === true;
    if (source === undefined || seen.has(`${path} ${runsThere}`)) return;
    seen.add(`${path} ${runsThere}`);
    if (runsThere) {
      for (const [, area = ""] of source.matchAll(/useTranslations\("([a-zA-Z]+)/g)) used.add(area);
    }
    for (const { target, typeOnly } of importsOf(path, source)) if (!typeOnly) visit(target, runsThere);
  };
  visit(entry, false);
  return used;
}
