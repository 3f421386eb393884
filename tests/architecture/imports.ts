export interface Import {
  /** Path in the tree, or a package's name. */
  target: string;
  typeOnly: boolean;
}

const STATEMENT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?["']([^"'\n]+)["']|import\(\s*["']([^"'\n]+)["']\s*\)/g;

/** Import and re-export statements of a source, resolved to paths in the tree. */
export function importsOf(path: string, source: string): Import[] {
  return [...source.matchAll(STATEMENT)].map((match) => ({
    target: resolve(path, match[3] ?? match[4] ?? ""),
    typeOnly: match[2] !== undefined,
  }));
}

export function resolve(path: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (!specifier.startsWith(".")) return specifier;
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}
