import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { DomainError } from "#server/domain/errors.ts";
import type { SealedPlace } from "./sealed-fields.ts";

/**
 * Seals personal data. `place` names where a value belongs; a sealed value
 * moved to another place does not open.
 */
export interface Vault {
  seal(plain: string, place: SealedPlace): string;
  open(sealed: string, place: SealedPlace): string;
  sealBytes(plain: Uint8Array, place: SealedPlace): Buffer;
  openBytes(sealed: Uint8Array, place: SealedPlace): Buffer;
  /** Keyed hash for equality search; `kind` keeps equal values of different fields apart. */
  blindIndex(kind: string, value: string): string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

/** AES-256-GCM under `key` (32 bytes), blind indexes under `indexKey` (32 bytes). The first byte is the key version. */
export function createVault(key: Buffer, indexKey: Buffer): Vault {
  const sealBytes = (plain: Uint8Array, place: SealedPlace) => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
  };
  const openBytes = (sealed: Uint8Array, place: SealedPlace) => {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== VERSION) throw new Error("Sealed under a key version that this vault does not hold");
    const iv = bytes.subarray(1, 1 + IV_BYTES);
    const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(place))
      .setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]);
    } catch {
      throw new DomainError(
        "unavailable",
        "seal_broken",
        "A protected value cannot be opened with the present key.",
      );
    }
  };
  return {
    sealBytes,
    openBytes,
    seal: (plain, place) => sealBytes(Buffer.from(plain), place).toString("base64"),
    open: (sealed, place) => openBytes(Buffer.from(sealed, "base64"), place).toString(),
    blindIndex: (kind, value) =>
      createHmac("sha256", indexKey).update(`${kind}\0${value}`).digest("base64url"),
  };
}
