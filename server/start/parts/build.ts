import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../settings.ts";

/** What no build depends on: data, documents, tests, what tools leave behind. All else at the top counts. */
const APART = new Set(["node_modules", "docs", "tests", "test-results", "LICENSE", "next-env.d.ts"]);
const APART_ENDINGS = [".md", ".tsbuildinfo"];
const STAMP = join(ROOT, ".next", "ruwang-built");

/** Builds the web part for production unless the last build is of these very sources. */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  const wanted = sourceHash(ROOT);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  const startedAt = Date.now();
  say("Building the portal (once per change) …");
  await nextBuild(ROOT);
  writeFileSync(STAMP, wanted);
  say(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

/** Builds the Next app in a folder for production; says nothing unless it fails. */
export function nextBuild(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "build", folder], {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The build failed:\n${output}`))));
  });
}

/** Changes with every file that a build may read, whatever its name: a new one needs no entry anywhere. */
export function sourceHash(root: string): string {
  const hash = createHash("sha256");
  for (const path of sourcesOf(root))
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function sourcesOf(root: string): string[] {
  const tops = readdirSync(root, { withFileTypes: true }).filter(({ name }) => isBuilt(name));
  const paths = tops.flatMap((top) => {
    if (top.isFile()) return [top.name];
    const inside = readdirSync(join(root, top.name), { recursive: true, withFileTypes: true });
    return inside
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  });
  return paths.sort();
}

function isBuilt(name: string): boolean {
  return !name.startsWith(".") && !APART.has(name) && !APART_ENDINGS.some((ending) => name.endsWith(ending));
}
