import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { Tree } from "./violations.ts";

/** Every source of the working tree. */
export function sources(): Tree {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"],
    {
      encoding: "utf8",
    },
  );
  const paths = listed
    .split("\n")
    .filter((path) => path !== "" && existsSync(path) && path !== "next-env.d.ts");
  return new Map(paths.map((path) => [path, readFileSync(path, "utf8")]));
}
