import { SignJWT } from "jose";

const ASSERTION_SECONDS = 50;

/** A new Ed25519 identity; the browser keeps the private half and only signs with it. */
export async function makeDeviceKey(): Promise<{ keyPair: CryptoKeyPair; publicKeyX: string }> {
  const keyPair = await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]);
  if (!("privateKey" in keyPair)) throw new Error("Ed25519 makes key pairs");
  const { x } = await crypto.subtle.exportKey("jwk", keyPair.publicKey);
  if (x === undefined) throw new Error("an Ed25519 public key has an x");
  return { keyPair, publicKeyX: x };
}

interface AssertionClaims {
  terminalId: string;
  tokenUrl: string;
  now: Date;
}

/** The device's proof of itself for the token endpoint (RFC 7523). */
export function signAssertion(privateKey: CryptoKey, claims: AssertionClaims): Promise<string> {
  const issuedAt = Math.floor(claims.now.getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: "EdDSA" })
    .setIssuer(claims.terminalId)
    .setSubject(claims.terminalId)
    .setAudience(claims.tokenUrl)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_SECONDS)
    .sign(privateKey);
}
