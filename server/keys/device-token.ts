import { errors, jwtVerify, SignJWT } from "jose";
import { TOKEN_VALID_SECONDS } from "#server/domain/device-protocol/token.ts";

const AUDIENCE = "ruwang-device";
const MAX_LENGTH = 2_000;

/** What a token that we signed says; whether its terminal may still use it is the database's to say. */
export interface TokenClaims {
  terminalId: string;
  merchantId: string;
  issuedAt: Date;
  expiresAt: Date;
}

/** To the millisecond (RFC 7519, 2: a NumericDate may have a fraction): a suspension in the same second ends it. */
export function signDeviceToken(
  secret: Uint8Array,
  { terminalId, merchantId, now }: { terminalId: string; merchantId: string; now: Date },
): Promise<string> {
  const issuedAt = now.getTime() / 1000;
  return new SignJWT({ merchantId })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setSubject(terminalId)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(Math.floor(issuedAt) + TOKEN_VALID_SECONDS)
    .sign(secret);
}

/** Tokens whose signature was found right, the newest last: a terminal shows the same one for an hour. */
const verified = new WeakMap<Uint8Array, Map<string, TokenClaims>>();
const MAX_VERIFIED = 20_000;

/** The claims of a token of ours that has not expired; null for anything else. Asks nobody. */
export async function readDeviceToken(
  secret: Uint8Array,
  token: string,
  now: Date,
): Promise<TokenClaims | null> {
  if (token.length > MAX_LENGTH) return null;
  const known = verified.get(secret) ?? new Map<string, TokenClaims>();
  verified.set(secret, known);
  const before = known.get(token);
  if (before !== undefined) return before.expiresAt > now ? before : null;
  const claims = await verify(secret, token, now);
  if (claims === null) return null;
  const [oldest] = known.keys();
  if (known.size >= MAX_VERIFIED && oldest !== undefined) known.delete(oldest);
  known.set(token, claims);
  return claims;
}

async function verify(secret: Uint8Array, token: string, now: Date): Promise<TokenClaims | null> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      audience: AUDIENCE,
      algorithms: ["HS256"],
      currentDate: now,
    });
    const { sub, merchantId, iat, exp } = payload;
    if (sub === undefined || typeof merchantId !== "string" || iat === undefined || exp === undefined)
      return null;
    return {
      terminalId: sub,
      merchantId,
      issuedAt: new Date(Math.round(iat * 1000)),
      expiresAt: new Date(exp * 1000),
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
