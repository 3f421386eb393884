import { createHash } from "node:crypto";

/** What is kept of a code that was sent: it fits one number and what that number's index is for. */
export function codeHashOf(mobileIndex: string, code: string): string {
  return createHash("sha256").update(`${mobileIndex}:${code}`).digest("base64url");
}
