import type { Context, Origin, Runtime } from "#server/context.ts";
import { contextFor } from "#server/context.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { readDeviceToken, type TokenClaims } from "#server/keys/device-token.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";

/** Who sends a request, as far as that can be told without asking anybody. */
export interface Sender {
  address: string;
  /** Whether a bearer token was sent at all. */
  isBearer: boolean;
  /** What it says, when it is ours. */
  claims: TokenClaims | null;
}

export async function senderOf(
  runtime: Runtime,
  { authorization, address }: { authorization: string | undefined; address: string },
): Promise<Sender> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? "")?.[1];
  const claims =
    token === undefined ? null : await readDeviceToken(runtime.deviceTokenSecret, token, new Date());
  return { address, isBearer: token !== undefined, claims };
}

/** On whose behalf a request is answered. */
export interface Caller {
  ctx: Context;
  /** The version of its configuration that is wanted, where a terminal asks. */
  desiredVersion: number;
}

/** The terminal where a token is needed, nobody elsewhere. */
export async function callerOf(
  runtime: Runtime,
  { sender, requestId, auth }: { sender: Sender; requestId: string; auth: boolean },
): Promise<Caller> {
  const now = new Date();
  const origin: Origin = { address: sender.address, device: null };
  if (!auth) {
    return { ctx: contextFor(runtime, { actor: ANONYMOUS, now, requestId, origin }), desiredVersion: 0 };
  }
  if (!sender.isBearer) {
    throw new DomainError(
      "unauthenticated",
      "token_missing",
      "Send an access token: Authorization: Bearer …",
    );
  }
  const authenticated = await authenticateToken(runtime, sender.claims);
  if (authenticated === null) {
    throw new DomainError(
      "unauthenticated",
      "token_invalid",
      "The access token has expired or was ended. Get a new one.",
    );
  }
  const { actor, desiredVersion } = authenticated;
  return { ctx: contextFor(runtime, { actor, now, requestId, origin }), desiredVersion };
}
