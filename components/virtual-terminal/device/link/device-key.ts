import { SignJWT } from "jose";

const ASSERTION_SECONDS = 50;

export interface DeviceKey {
  keyPair: CryptoKeyPair;
  publicKeyX: string;
}

/** A new Ed25519 identity; the browser keeps the private half and only signs with it. */
export async function makeDeviceKey(): Promise<DeviceKey> {
  const keyPair = await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]);
  if (!("privateKey" in keyPair)) throw new Error("Ed25519 makes key pairs");
  const { x } = await crypto.subtle.exportKey("jwk", keyPair.publicKey);
  if (x === undefined) throw new Error("an Ed25519 public key has an x");
  return { keyPair, publicKeyX: x };
}

interface AssertionClaims {
  terminalId: string;
  audience: string;
  now: Date;
  /** Thumbprint of the key that it is about. */
  jkt?: string;
}

/** The device's proof of itself for one of the device link's addresses (RFC 7523). */
export function signAssertion(privateKey: CryptoKey, claims: AssertionClaims): Promise<string> {
  const issuedAt = Math.floor(claims.now.getTime() / 1000);
  return new SignJWT(claims.jkt === undefined ? {} : { jkt: claims.jkt })
    .setProtectedHeader({ alg: "EdDSA" })
    .setIssuer(claims.terminalId)
    .setSubject(claims.terminalId)
    .setAudience(claims.audience)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_SECONDS)
    .sign(privateKey);
}
