import type { DocumentStorage } from "#server/storage/port.ts";

/** Documents kept in memory for one test. */
export function createMemoryStorage(): DocumentStorage {
  const files = new Map<string, Buffer>();
  return {
    put: async (key, bytes) => {
      files.set(key, Buffer.from(bytes));
    },
    get: async (key) => files.get(key) ?? null,
    delete: async (key) => {
      files.delete(key);
    },
  };
}
