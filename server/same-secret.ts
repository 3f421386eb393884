import { createHash, timingSafeEqual } from "node:crypto";

/** Whether two secrets are the same, compared in the same time wherever they differ and however long they are. */
export function sameSecret(given: string, kept: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(kept));
}
