/** The owner's list of what stands at the top, dotfiles besides; whatever else a tool insists on says here why. */
const ALLOWED = new Set([
  ...["app", "server", "db", "components", "tests", "public", "docs"],
  ...["next.config.js", "drizzle.config.ts", "package.json", "package-lock.json", "tsconfig.json"],
  ...["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE"],
  // Next runs it before every other script of a page (decision 12) and looks for it nowhere else.
  "instrumentation-client.ts",
]);

/** Entries of the top level that the list does not have. */
export function strangersAtTheTop(paths: readonly string[]): string[] {
  const tops = new Set(paths.map((path) => path.split("/")[0] ?? ""));
  return [...tops].filter((top) => !top.startsWith(".") && !ALLOWED.has(top)).sort();
}
