import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#server/start/settings.ts";
import { runProgram } from "./check.ts";

const FOLDER = join(ROOT, "tests", "bench");
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));

/** `npm run bench [name] [-- options]`: one benchmark, or each of them. */
async function bench(asked: string | undefined, options: string[]): Promise<number> {
  if (asked !== undefined && !existsSync(join(FOLDER, `${asked}.ts`))) {
    process.stderr.write(`There is no benchmark ${asked}; choose one of ${names.join(", ")}.\n`);
    return 2;
  }
  for (const name of asked === undefined ? names : [asked]) {
    const script = join("tests", "bench", `${name}.ts`);
    const code = await runProgram([process.execPath, script, ...options]);
    if (code !== 0) return code;
  }
  return 0;
}

const [asked, ...options] = process.argv.slice(2);
process.exit(await bench(asked, options));
