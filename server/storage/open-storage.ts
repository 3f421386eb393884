import type { StorageSettings } from "../storage-url.ts";
import { createDiskStorage } from "./disk-storage.ts";
import type { DocumentStorage } from "./port.ts";
import { createS3Storage } from "./s3-storage.ts";

/** The document storage that the settings name. */
export function openStorage(settings: StorageSettings): DocumentStorage {
  return settings.kind === "s3" ? createS3Storage(settings) : createDiskStorage(settings.folder);
}
