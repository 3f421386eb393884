import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";
/** As much as the databases, portals and photos of a whole run take at once, twice. */
const ENOUGH_BYTES = 4 * 2 ** 30;

/** A new folder for data that are thrown away. As root the database runs as another user, who must be able to pass. */
export function temporaryFolder(prefix: string, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/**
 * The same in memory, where there is enough of it: to make and forget a database's thousand files for each test file
 * took a third of a run on disk. Not for what is measured.
 */
export function folderInMemory(prefix: string): string {
  const isThere = tmpdir().startsWith(MEMORY);
  return temporaryFolder(prefix, !isThere && hasMemory() ? MEMORY : undefined);
}

/** Whatever the programs of a run put aside lies in one folder, in memory, and goes with the run: also what they forget. */
export function keepTogether(): void {
  const folder = folderInMemory("ruwang-run-");
  // Open to all, as `/tmp` is: package managers give up their rights before they write.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}

function hasMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    // Only Linux has it.
    return false;
  }
}
