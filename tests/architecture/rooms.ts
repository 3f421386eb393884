import type { Import } from "./imports.ts";

/** Files of the server's root that every room below may use; the rest of the root composes the rooms. */
const GROUND = new Set([
  "server/env.ts",
  "server/log.ts",
  "server/version.ts",
  "server/storage-url.ts",
  "server/tracker-settings.ts",
  "server/bank-settings.ts",
  "server/markup.ts",
  "server/region-names.ts",
  "server/json-in.ts",
  "server/rsa-keys.ts",
  "server/gateway-settings.ts",
  "server/same-secret.ts",
  "server/until-stopped.ts",
  "server/portal-origins.ts",
  "server/production-rules.ts",
  "server/secret-strength.ts",
  "server/sms-settings.ts",
]);

/** The folder that a stranger would name: an area of a floor. A file of a floor's own root is its ground. */
export function folderRoomOf(path: string): string {
  const parts = path.split("/");
  if (path.startsWith("server/domain/"))
    return parts.length > 3 ? parts.slice(0, 3).join("/") : "server/domain";
  if (parts[0] === "server" && parts.length === 2) return GROUND.has(path) ? "server (ground)" : "server";
  if (parts[0] === "server" || parts[0] === "components") return parts.slice(0, 2).join("/");
  return parts[0] ?? "";
}

/** Rooms that reach each other both ways, by any number of steps; types count, since a reader follows them too. */
export function circlesOf(graph: ReadonlyMap<string, readonly Import[]>): string[][] {
  const arrows = arrowsOf(graph);
  const reach = new Map([...arrows.keys()].map((room) => [room, reachableFrom(room, arrows)]));
  const circles = new Map<string, string[]>();
  for (const room of arrows.keys()) {
    const circle = [...(reach.get(room) ?? [])].filter((other) => reach.get(other)?.has(room));
    if (circle.length > 0) circles.set(circle.sort().join(" "), circle);
  }
  return [...circles.values()];
}

function arrowsOf(graph: ReadonlyMap<string, readonly Import[]>): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const [path, imports] of graph) {
    const from = folderRoomOf(path);
    if (from === "tests") continue;
    const targets = arrows.get(from) ?? new Set();
    arrows.set(from, targets);
    for (const { target } of imports) {
      const to = folderRoomOf(target);
      if (graph.has(target) && to !== from) targets.add(to);
    }
  }
  return arrows;
}

function reachableFrom(room: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(arrows.get(room) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(arrows.get(next) ?? []));
  }
  return seen;
}
