import { createHash } from "node:crypto";

/** What a public key is told by (RFC 7638): SHA-256 of its required members, base64url. */
export function thumbprintOf({ kty, crv, x }: { kty: "OKP"; crv: "Ed25519"; x: string }): string {
  return createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url");
}
