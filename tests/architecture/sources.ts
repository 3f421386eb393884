import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { Tree } from "./violations.ts";

/** Every source of the working tree. */
export function sources(): Tree {
  return read(listed("*.ts", "*.tsx").filter((path) => path !== "next-env.d.ts"));
}

/** Every file of the working tree; what holds no words of ours counts by its path alone. */
export function textsOfTree(): ReadonlyMap<string, string> {
  const paths = listed();
  const isText = (path: string) => /\.(tsx?|mjs|js|md|sql)$|^package\.json$/.test(path);
  const silent = paths.filter((path) => !isText(path)).map((path): [string, string] => [path, ""]);
  return new Map([...silent, ...read(paths.filter(isText))]);
}

function listed(...patterns: string[]): string[] {
  const of = ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns];
  const paths = execFileSync("git", of, { encoding: "utf8" }).split("\n");
  return paths.filter((path) => path !== "" && existsSync(path));
}

function read(paths: string[]): Map<string, string> {
  return new Map(paths.map((path) => [path, readFileSync(path, "utf8")]));
}
