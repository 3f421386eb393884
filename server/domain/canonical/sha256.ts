import { canonicalJson } from "./canonical-json.ts";

/** SHA-256, lower-case hex, of the canonical JSON of `value`; WebCrypto, so it runs in browsers and on servers. */
export async function canonicalHash(value: unknown): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonicalJson(value)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
