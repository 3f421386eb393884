import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DomainError } from "#server/domain/errors.ts";
import { requireDocumentKey } from "./document-key.ts";
import type { DocumentStorage } from "./port.ts";

/** A full disk, or a quota that is used up. */
const NO_ROOM = ["ENOSPC", "EDQUOT"];

/** Documents in a folder; a file appears under its key only once it is whole and flushed. */
export function createDiskStorage(folder: string): DocumentStorage {
  const pathOf = (key: string) =>
    join(/* turbopackIgnore: true */ folder, key.slice(-2), requireDocumentKey(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const part = `${path}.part`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeWhole(part, bytes);
        await rename(part, path);
      } catch (error) {
        // What was written so far would keep a full disk full.
        await rm(part, { force: true });
        throw hasCode(error, NO_ROOM) ? storageFull() : error;
      }
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (hasCode(error, ["ENOENT"])) return null;
        throw error;
      }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

function storageFull(): DomainError {
  return new DomainError(
    "no_room",
    "storage_full",
    "There is no room to keep the document just now. Nothing was changed; try again later.",
  );
}
