import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

/** Makes a folder of documents have no room for this key: what is written under it meets the device that is always full. */
export function fillDisk(folder: string, key: string): void {
  const place = join(folder, key.slice(-2));
  mkdirSync(place, { recursive: true });
  symlinkSync("/dev/full", join(place, `${key}.part`));
}
