import { eq, lt } from "drizzle-orm";
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { terminals, usedAssertions } from "#db/schema/terminals.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import {
  ASSERTION_MAX_SECONDS,
  TOKEN_VALID_SECONDS,
  type TokenAnswer,
} from "#server/domain/device-protocol/token.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isStorable } from "#server/domain/fields/text.ts";
import { signDeviceToken } from "#server/keys/device-token.ts";

/** Exchanges an assertion signed by the device's key for an access token (RFC 7523); an assertion works once. */
export async function issueToken(ctx: Context, assertion: string): Promise<TokenAnswer> {
  const terminalId = subjectOf(assertion);
  const [terminal] = await read(ctx, (db) => db.select().from(terminals).where(eq(terminals.id, terminalId)));
  if (terminal?.publicKey == null || terminal.status !== "active")
    throw invalidGrant(ctx, "unknown or not active");
  const claims = await verifyAssertion(ctx, assertion, { terminalId: terminal.id, jwk: terminal.publicKey });
  await changeByStatement(ctx, (db) =>
    db.delete(usedAssertions).where(lt(usedAssertions.expiresAt, ctx.now)),
  );
  const fresh = await changeByStatement(ctx, (db) =>
    db
      .insert(usedAssertions)
      .values({ jti: claims.jti, terminalId: terminal.id, expiresAt: claims.expiresAt })
      .onConflictDoNothing()
      .returning({ jti: usedAssertions.jti }),
  );
  if (fresh.length === 0) throw invalidGrant(ctx, "the assertion was used before");
  const { id, merchantId } = terminal;
  const token = await signDeviceToken(ctx.deviceTokenSecret, { terminalId: id, merchantId, now: ctx.now });
  return { access_token: token, token_type: "Bearer", expires_in: TOKEN_VALID_SECONDS };
}

function subjectOf(assertion: string): string {
  try {
    const { sub } = decodeJwt(assertion);
    return isName(sub) ? sub : "";
  } catch {
    // Not a JWT at all: the same answer as an unknown terminal.
    return "";
  }
}

async function verifyAssertion(
  ctx: Context,
  assertion: string,
  { terminalId, jwk }: { terminalId: string; jwk: { kty: string; x: string } },
) {
  try {
    const { payload } = await jwtVerify(
      assertion,
      await importJWK(jwk, decodeProtectedHeader(assertion).alg),
      {
        issuer: terminalId,
        subject: terminalId,
        audience: `${ctx.addresses.deviceLink}/device/v1/tokens`,
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
    return { jti: payload.jti, expiresAt };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalidGrant(ctx, "signature, issuer, audience or time is wrong");
  }
}

/** `server_time` lets a terminal whose clock is off set it and try again. */
function invalidGrant(ctx: Context, why: string): DomainError {
  return new DomainError("unauthenticated", "invalid_grant", `The assertion is refused: ${why}.`, {
    server_time: ctx.now.toISOString(),
  });
}

/** Whoever signs chooses the types of what they sign, too. */
function isName(value: unknown): value is string {
  return typeof value === "string" && value.length <= 100 && isStorable(value);
}
