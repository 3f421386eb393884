import { decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import type { Context } from "#server/context.ts";
import { ASSERTION_MAX_SECONDS } from "#server/domain/device-protocol/token.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isStorable } from "#server/domain/fields/text.ts";

export interface DeviceKey {
  kty: "OKP";
  crv: "Ed25519";
  x: string;
}

export interface Assertion {
  terminalId: string;
  jti: string;
  expiresAt: Date;
  /** Thumbprint of the key that it is about, where it names one. */
  jkt: unknown;
}

/** What a device signed to prove itself at one of our addresses (RFC 7523), or `invalid_grant`. */
export async function verifyAssertion(
  ctx: Context,
  assertion: string,
  { terminalId, key, path }: { terminalId: string; key: DeviceKey; path: string },
): Promise<Assertion> {
  try {
    const { payload } = await jwtVerify(
      assertion,
      await importJWK(key, decodeProtectedHeader(assertion).alg),
      {
        issuer: terminalId,
        subject: terminalId,
        audience: `${ctx.addresses.deviceLink}${path}`,
        // RFC 9864 names the curve; older clients say the family.
        algorithms: ["EdDSA", "Ed25519"],
        currentDate: ctx.now,
        requiredClaims: ["jti", "exp"],
      },
    );
    const expiresAt = new Date((payload.exp ?? 0) * 1000);
    // An instant beyond all calendars is no number and so not within them.
    const isNear = expiresAt.getTime() <= ctx.now.getTime() + ASSERTION_MAX_SECONDS * 1000;
    if (!isNear || !isName(payload.jti)) {
      throw invalidGrant(
        ctx,
        `exp must be at most ${ASSERTION_MAX_SECONDS} s ahead and jti at most 100 characters`,
      );
    }
    return { terminalId, jti: payload.jti, expiresAt, jkt: payload.jkt };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalidGrant(ctx, "signature, issuer, audience or time is wrong");
  }
}

/** `server_time` lets a terminal whose clock is off set it and try again. */
export function invalidGrant(ctx: Pick<Context, "now">, why: string): DomainError {
  return new DomainError("unauthenticated", "invalid_grant", `The assertion is refused: ${why}.`, {
    server_time: ctx.now.toISOString(),
  });
}

/** Whoever signs chooses the types of what they sign, too. */
export function isName(value: unknown): value is string {
  return typeof value === "string" && value.length <= 100 && isStorable(value);
}
