import { invariant } from "#server/domain/errors.ts";

/** Keys are ids that we made: plain words, which neither a path nor an address reads as anything else. */
export function requireDocumentKey(key: string): string {
  invariant(/^[a-z0-9_]{8,64}$/.test(key), "storage keys are plain words");
  return key;
}
