// Runs on the machine's own Node (20 or newer) before anything is installed: installs what is missing, then hands
// over to the Node 24 that the project brings as a package.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NODE_FLAGS } from "./node-flags.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const STAMP = join(ROOT, "node_modules", ".ruwang-installed");
const NODE_24 = join(ROOT, "node_modules", ".bin", "node");

const [script, ...args] = process.argv.slice(2);
if (script === undefined) fail("Name the script to run, for example server/start/commands/start.ts.");

await installIfNeeded();
const child = spawn(NODE_24, [...NODE_FLAGS, join(ROOT, script), ...args], {
  cwd: ROOT,
  stdio: "inherit",
  env: {
    // Every process of ours keeps what it compiled: the next one, also after a crash, starts in three quarters of the time.
    NODE_COMPILE_CACHE: join(ROOT, "node_modules", ".cache", "node"),
    ...process.env,
    PATH: `${join(ROOT, "node_modules", ".bin")}:${process.env.PATH}`,
  },
});
// Ctrl-C reaches the child by itself (same process group); a SIGTERM sent to us alone is passed on.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
// npm passes its SIGTERM to the shell between it and us, and the shell keeps it to itself: we see the shell go.
const shell = process.ppid;
if (process.env.npm_lifecycle_event !== undefined)
  setInterval(() => process.ppid !== shell && child.kill("SIGTERM"), 250).unref();
child.on("exit", (code, signal) =>
  process.exit(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)),
);

async function installIfNeeded() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(ROOT, "package.json")))
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  if (existsSync(STAMP) && existsSync(NODE_24) && readFileSync(STAMP, "utf8") === wanted) return;
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) fail(`Node 20 or newer is needed to begin with; this is ${process.version}.`);
  const started = Date.now();
  process.stdout.write("Installing packages (once, about a minute) …\n");
  const ticker = setInterval(() => {
    process.stdout.write(`  still installing, ${Math.round((Date.now() - started) / 1000)} s\n`);
  }, 15_000);
  const { status, output } = await run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"]);
  clearInterval(ticker);
  if (status !== 0) fail(`Installing failed:\n${output}`);
  if (spawnSync(NODE_24, ["--version"]).status !== 0)
    fail("Node 24 was installed but does not run on this machine.");
  writeFileSync(STAMP, wanted);
  process.stdout.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

function run(program, programArgs) {
  return new Promise((resolve) => {
    const install = spawn(program, programArgs, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    install.stdout.on("data", (chunk) => (output += chunk));
    install.stderr.on("data", (chunk) => (output += chunk));
    install.on("error", (error) => resolve({ status: 1, output: String(error) }));
    install.on("exit", (status) => resolve({ status, output }));
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
