// Preloaded into our processes (`node-flags.mjs`): what one file has resolved, no other file resolves again. Node reads and
// parses a package's manifest anew for each import from it, and that of drizzle-orm has 179 KB (decision 44).
import { registerHooks } from "node:module";

const OWN = new URL("../..", import.meta.url).href;
const PACKAGES = `${OWN}node_modules/`;
/** What Next built finds packages in a folder of its own, too. */
const BUILT = `${OWN}.next/`;
/** By conditions and specifier: our own files share one place of every package, and one map of `#` names. */
const named = new Map();
/** Folders within packages whose `.js` files are ES modules, which the nearest manifest decides. */
const moduleFolders = new Set();

registerHooks({
  resolve(specifier, context, resolve) {
    const from = context.parentURL ?? "";
    if (from.startsWith(PACKAGES)) return withinPackage(specifier, context, resolve);
    const isOurs = from.startsWith(OWN) && !from.startsWith(BUILT);
    if (!isOurs || specifier.startsWith(".")) return resolve(specifier, context);
    const key = `${context.conditions} ${specifier}`;
    const known = named.get(key);
    if (known !== undefined) return known;
    const found = { ...resolve(specifier, context), shortCircuit: true };
    named.set(key, found);
    return found;
  },
});

function withinPackage(specifier, context, resolve) {
  const isNeighbour =
    specifier.startsWith(".") && specifier.endsWith(".js") && context.conditions.includes("import");
  if (!isNeighbour) return resolve(specifier, context);
  const url = new URL(specifier, context.parentURL).href;
  const folder = url.slice(0, url.lastIndexOf("/"));
  if (moduleFolders.has(folder)) return { url, format: "module", shortCircuit: true };
  const found = resolve(specifier, context);
  if (found.url === url && found.format === "module") moduleFolders.add(folder);
  return found;
}
