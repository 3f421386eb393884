import type { Context, Origin, Runtime } from "#server/context.ts";
import { contextFor } from "#server/context.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { readDeviceToken, type TokenClaims } from "#server/keys/device-token.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";
import type { Standing } from "#server/terminals/health/standing.ts";

/** Who sends a request, as far as that can be told without asking anybody. */
export interface Sender {
  address: string;
  /** Whether a bearer token was sent at all. */
  isBearer: boolean;
  /** What it says, when it is ours. */
  claims: TokenClaims | null;
}

/** At once where its token was seen before. */
export function senderOf(
  runtime: Runtime,
  { authorization, address }: { authorization: string | undefined; address: string },
): Sender | Promise<Sender> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return { address, isBearer: false, claims: null };
  const claims = readDeviceToken(runtime.deviceTokenSecret, token, new Date());
  if (claims instanceof Promise) return claims.then((found) => ({ address, isBearer: true, claims: found }));
  return { address, isBearer: true, claims };
}

/** On whose behalf a request is answered. */
export interface Caller {
  ctx: Context;
  /** The version of its configuration that is wanted, where a terminal asks. */
  desiredVersion: number;
  /** What its heartbeat is judged by, where it sends one. */
  standing: Standing | undefined;
}

/** The terminal where a token is needed, nobody elsewhere. */
export async function callerOf(
  runtime: Runtime,
  {
    sender,
    requestId,
    auth,
    standing,
  }: { sender: Sender; requestId: string; auth: boolean; standing: boolean },
): Promise<Caller> {
  const now = new Date();
  const origin: Origin = { address: sender.address, device: null };
  if (!auth) {
    const ctx = contextFor(runtime, { actor: ANONYMOUS, now, requestId, origin });
    return { ctx, desiredVersion: 0, standing: undefined };
  }
  if (!sender.isBearer) {
    throw new DomainError(
      "unauthenticated",
      "token_missing",
      "Send an access token: Authorization: Bearer …",
    );
  }
  const authenticated = await authenticateToken(runtime, sender.claims, { standing });
  if (authenticated === null) {
    throw new DomainError(
      "unauthenticated",
      "token_invalid",
      "The access token has expired or was ended. Get a new one.",
    );
  }
  const { actor, ...found } = authenticated;
  return { ctx: contextFor(runtime, { actor, now, requestId, origin }), ...found };
}
