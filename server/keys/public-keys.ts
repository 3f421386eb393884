import { createPublicKey, type KeyObject } from "node:crypto";
import type { Reader } from "#db/client.ts";
import { platformKeys } from "#db/schema/platform.ts";

export type PublicKeys = ReadonlyMap<string, KeyObject>;

/** Public halves of every key that ever signed, by their ids. */
export async function loadPublicKeys(reader: Reader): Promise<PublicKeys> {
  const rows = await reader.select().from(platformKeys);
  return new Map(rows.map(({ kid, publicJwk }) => [kid, createPublicKey({ key: publicJwk, format: "jwk" })]));
}
