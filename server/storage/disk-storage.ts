import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { requireDocumentKey } from "./document-key.ts";
import type { DocumentStorage } from "./port.ts";

/** Documents in a folder; a file appears under its key only once it is whole and flushed. */
export function createDiskStorage(folder: string): DocumentStorage {
  const pathOf = (key: string) =>
    join(/* turbopackIgnore: true */ folder, key.slice(-2), requireDocumentKey(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(`${path}.part`, "w", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
  };
}
