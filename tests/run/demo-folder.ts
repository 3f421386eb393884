import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { NODE_FLAGS } from "#server/start/node-flags.mjs";
import { runProgram } from "./check.ts";
import { folderInMemory, temporaryFolder } from "./temporary-folder.ts";

const SETTING = "RUWANG_TEST_DEMO_FOLDER";

/** Makes the demo's data once for a whole run: whichever portal it starts begins with a copy. Returns how to forget them. */
export async function makeDemoFolder(): Promise<() => void> {
  const folder = folderInMemory("ruwang-demo-");
  const forget = () => rmSync(folder, { recursive: true, force: true });
  const seed = ["node", ...NODE_FLAGS, "server/start/commands/seed.ts"] as const;
  const code = await runProgram(seed, { ...process.env, RUWANG_DATA_DIR: folder });
  if (code === 0) process.env[SETTING] = folder;
  else forget();
  return forget;
}

/** A folder of its own for one portal: in memory and with the demo's data, where a run of all tests has made them. */
export function portalFolder(): string {
  const made = process.env[SETTING];
  const folder = (made === undefined ? temporaryFolder : folderInMemory)("ruwang-portal-");
  // Node copies no owner, and the database's files belong to its own user.
  if (made !== undefined) execFileSync("cp", ["--archive", `${made}/.`, folder]);
  return folder;
}
