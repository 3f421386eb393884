import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { DomainError } from "#server/domain/errors.ts";

/**
 * Seals personal data. `context` names the place a value belongs to (`people.mobile:per_…`); a sealed value
 * moved to another place does not open.
 */
export interface Vault {
  seal(plain: string, context: string): string;
  open(sealed: string, context: string): string;
  sealBytes(plain: Uint8Array, context: string): Buffer;
  openBytes(sealed: Uint8Array, context: string): Buffer;
  /** Keyed hash for equality search; `kind` keeps equal values of different fields apart. */
  blindIndex(kind: string, value: string): string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

/** AES-256-GCM under `key` (32 bytes), blind indexes under `indexKey` (32 bytes). The first byte is the key version. */
export function createVault(key: Buffer, indexKey: Buffer): Vault {
  const sealBytes = (plain: Uint8Array, context: string) => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
  };
  const openBytes = (sealed: Uint8Array, context: string) => {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== VERSION) throw new Error("Sealed under a key version that this vault does not hold");
    const iv = bytes.subarray(1, 1 + IV_BYTES);
    const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
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
    seal: (plain, context) => sealBytes(Buffer.from(plain), context).toString("base64"),
    open: (sealed, context) => openBytes(Buffer.from(sealed, "base64"), context).toString(),
    blindIndex: (kind, value) =>
      createHmac("sha256", indexKey).update(`${kind}\0${value}`).digest("base64url"),
  };
}
