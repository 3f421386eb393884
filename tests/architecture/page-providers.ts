import { importsOf } from "./imports.ts";
import type { Tree } from "./violations.ts";

/** Areas that `MessagesProvider` hands out everywhere. */
const EVERYWHERE = ["shell", "errors"];
const ENTRY = /^app\/(.*\/)?(page|layout|error|not-found)\.tsx$/;
const ASKS_THE_PORTAL = /\buse(TRPC|Query|Mutation|InfiniteQuery|QueryClient)\(/;

/** What a page's components use in the browser and nothing around them provides, a sentence each. */
export function missingSurroundingsOf(tree: Tree): string[] {
  const entries = [...tree.keys()].filter((path) => ENTRY.test(path));
  return entries.flatMap((entry) => {
    const around = [entry, ...layoutsOver(entry)].map((path) => tree.get(path) ?? "");
    const words = new Set([...EVERYWHERE, ...areasHandedOut(around)]);
    const connected = around.some((source) => source.includes("<ApiProvider>"));
    const used = usedInBrowser(tree, entry);
    return [
      ...[...used.areas]
        .filter((area) => !words.has(area))
        .map((area) => `${entry}: the words of ${area} do not reach the browser`),
      ...[...used.asking]
        .filter(() => !connected)
        .map((path) => `${entry}: ${path} asks the portal without an ApiProvider around it`),
    ];
  });
}

function layoutsOver(entry: string): string[] {
  const folders = entry.split("/").slice(0, -1);
  return folders.map((_, depth) => `${folders.slice(0, folders.length - depth).join("/")}/layout.tsx`);
}

/** Those of the nearest `MessagesProvider`; what an outer one hands out does not come through. */
function areasHandedOut(around: readonly string[]): string[] {
  const nearest = around.map((source) => /<MessagesProvider areas=\{\[([^\]]*)\]\}/.exec(source)?.[1]);
  const areas = nearest.find((found) => found !== undefined) ?? "";
  return areas.split(",").map((area) => area.trim().replaceAll('"', ""));
}

function usedInBrowser(tree: Tree, entry: string): { areas: Set<string>; asking: Set<string> } {
  const areas = new Set<string>();
  const asking = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string, from: { inBrowser: boolean; connected: boolean }) => {
    const source = tree.get(path);
    if (source === undefined) return;
    const inBrowser = from.inBrowser || source.startsWith('"use client"');
    const connected = from.connected || source.includes("<ApiProvider>");
    const visited = `${path} ${inBrowser} ${connected}`;
    if (seen.has(visited)) return;
    seen.add(visited);
    if (inBrowser) {
      for (const [, area = ""] of source.matchAll(/useTranslations\("([a-zA-Z]+)/g)) areas.add(area);
      if (ASKS_THE_PORTAL.test(source) && !connected) asking.add(path);
    }
    for (const { target, typeOnly } of importsOf(path, source)) {
      if (!typeOnly) visit(target, { inBrowser, connected });
    }
  };
  visit(entry, { inBrowser: false, connected: false });
  return { areas, asking };
}
