import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../settings.ts";

const SOURCES = ["app", "components", "server", "db", "public"];
const FILES = [
  "next.config.ts",
  "proxy.ts",
  "postcss.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const STAMP = join(ROOT, ".next", "ruwang-built");

/** Builds the web part for production unless the last build is of these very sources. */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  const wanted = sourceHash();
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

function sourceHash(): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    if (existsSync(join(ROOT, path))) hash.update(path).update(readFileSync(join(ROOT, path)));
  };
  for (const folder of SOURCES) {
    if (!existsSync(join(ROOT, folder))) continue;
    const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) add(path.slice(ROOT.length));
  }
  for (const file of FILES) add(file);
  return hash.digest("hex");
}
