import { existsSync } from "node:fs";
import { runProgram } from "./check.ts";

/** The shell draws without the browser's own windows, for half the processor time. */
const SYSTEM_BROWSERS = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** A browser for the journeys: the system's, else Debian's package (as root), else Playwright's own download. */
export async function ensureBrowser(): Promise<string | undefined> {
  const present = SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (present !== undefined) return present;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("Installing Chromium and a Chinese font (once) …\n");
    await runProgram(["apt-get", "update", "-qq"]);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runProgram(["apt-get", "install", "-y", "-qq", "chromium-headless-shell", "fonts-noto-cjk"], env);
    return SYSTEM_BROWSERS.find((path) => existsSync(path));
  }
  await runProgram(["playwright", "install", "chromium"]);
  return undefined;
}
