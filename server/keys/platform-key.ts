import { createPrivateKey, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from "node:crypto";
import { isNull } from "drizzle-orm";
import { CompactSign, calculateJwkThumbprint } from "jose";
import type { Database } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { platformKeys } from "#db/schema/platform.ts";
import { inTransaction } from "#db/transaction.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { placeOf } from "./sealed-fields.ts";
import type { Vault } from "./vault.ts";

interface KeyContext {
  db: Database;
  vault: Vault;
  now: Date;
}

interface SigningKey {
  kid: string;
  key: KeyObject;
}

/** How long a process signs with the key it read before it looks again; a rotation takes this long at most. */
const CACHE_MS = MINUTE_MS;
const cached = new WeakMap<Database, { key: SigningKey; readAt: number }>();

/** The platform's Ed25519 key: made on first use, its private half sealed in the database. */
export async function platformKey(ctx: KeyContext): Promise<SigningKey> {
  const held = cached.get(ctx.db);
  if (held !== undefined && ctx.now.getTime() - held.readAt < CACHE_MS) return held.key;
  const key = await inTransaction(ctx.db, async (tx) => {
    await lock(tx, LOCKS.platformKey());
    const [row] = await tx.select().from(platformKeys).where(isNull(platformKeys.retiredAt));
    if (row !== undefined) {
      const jwk = JSON.parse(ctx.vault.open(row.privateJwk, placeOf("platform_keys", row.kid))) as JsonWebKey;
      return { kid: row.kid, key: createPrivateKey({ key: jwk, format: "jwk" }) };
    }
    const pair = generateKeyPairSync("ed25519");
    const { kty, crv, x } = pair.publicKey.export({ format: "jwk" });
    if (kty !== "OKP" || crv !== "Ed25519" || x === undefined) throw new Error("Ed25519 keys export as OKP");
    const kid = await calculateJwkThumbprint({ kty, crv, x });
    const privateJwk = ctx.vault.seal(
      JSON.stringify(pair.privateKey.export({ format: "jwk" })),
      placeOf("platform_keys", kid),
    );
    await tx.insert(platformKeys).values({ kid, publicJwk: { kty, crv, x }, privateJwk, createdAt: ctx.now });
    return { kid, key: pair.privateKey };
  });
  cached.set(ctx.db, { key, readAt: ctx.now.getTime() });
  return key;
}

/** Ed25519 (base64url) over the 32 bytes of a lower-case hex hash. */
export async function signHash(ctx: KeyContext, hash: string): Promise<string> {
  const { key } = await platformKey(ctx);
  return sign(null, Buffer.from(hash, "hex"), key).toString("base64url");
}

/** A compact JWS (EdDSA) of a JSON payload, with the key's id in its header. */
export async function signJws(ctx: KeyContext, payload: unknown): Promise<string> {
  const { kid, key } = await platformKey(ctx);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: "EdDSA", kid, typ: "JOSE" })
    .sign(key);
}

/** Public halves of every key that ever signed, as a JWKS: old configurations and vouchers stay verifiable. */
export async function publicKeys(ctx: KeyContext) {
  await platformKey(ctx);
  const rows = await ctx.db.select().from(platformKeys);
  return { keys: rows.map((row) => ({ ...row.publicJwk, kid: row.kid, use: "sig", alg: "EdDSA" })) };
}

/** Id of the key that signs now, as the JWKS names it. */
export async function signingKeyId(ctx: KeyContext): Promise<string> {
  return (await platformKey(ctx)).kid;
}
