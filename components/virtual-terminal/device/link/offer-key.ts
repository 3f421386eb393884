import { calculateJwkThumbprint } from "jose";
import type { RotateKeyInput } from "#server/domain/device-protocol/keys.ts";
import { type DeviceKey, signAssertion } from "./device-key.ts";

interface Offer {
  terminalId: string;
  base: string;
  now: Date;
  /** The key that holds, and the one to follow. */
  current: CryptoKeyPair;
  next: DeviceKey;
}

/** What is sent to replace a key: both keys prove themselves, and name the new one. */
export async function offerOf({ terminalId, base, now, current, next }: Offer): Promise<RotateKeyInput> {
  const publicKey = { kty: "OKP", crv: "Ed25519", x: next.publicKeyX } as const;
  const audience = new URL("/device/v1/keys", base).href;
  const claims = { terminalId, audience, now, jkt: await calculateJwkThumbprint(publicKey) };
  return {
    publicKey,
    assertion: await signAssertion(current.privateKey, claims),
    proof: await signAssertion(next.keyPair.privateKey, claims),
  };
}
