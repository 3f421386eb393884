import { z } from "zod";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import type { Quote } from "./quote-view.ts";

/** What `/.well-known/ruwang-keys.json` publishes (a JWKS), as far as a signature needs it. */
export const publishedKeys = z.object({
  keys: z.array(
    z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string(), kid: z.string() }),
  ),
});
export type PublishedKeys = z.infer<typeof publishedKeys>;

/**
 * `altered`: the figures are not those that were hashed. `not_signed`: none of the platform's keys signed the hash.
 * `unable`: this place has no Ed25519 or no WebCrypto, so nothing is known.
 */
export type QuoteVerdict =
  | { outcome: "verified"; kid: string }
  | { outcome: "altered" | "not_signed" | "unable" };

/** Checks a quote by its own figures and the platform's public keys alone; runs in browsers and on servers. */
export async function verifyQuote(quote: Quote, { keys }: PublishedKeys): Promise<QuoteVerdict> {
  if (globalThis.crypto?.subtle === undefined) return { outcome: "unable" };
  const { trace: _trace, hash, signature, ...terms } = quote;
  if ((await canonicalHash(terms)) !== hash) return { outcome: "altered" };
  const hashBytes = bytesOfHex(hash);
  const signatureBytes = bytesOfBase64Url(signature);
  if (signatureBytes === null) return { outcome: "not_signed" };
  for (const { kid, kty, crv, x } of keys) {
    const key = await crypto.subtle
      .importKey("jwk", { kty, crv, x }, "Ed25519", false, ["verify"])
      .catch((error: unknown) => error);
    if (isUnsupported(key)) return { outcome: "unable" };
    if (!(key instanceof CryptoKey)) continue;
    if (await crypto.subtle.verify("Ed25519", key, signatureBytes, hashBytes)) {
      return { outcome: "verified", kid };
    }
  }
  return { outcome: "not_signed" };
}

function isUnsupported(result: unknown): boolean {
  return result instanceof Error && result.name === "NotSupportedError";
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function bytesOfBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
}
