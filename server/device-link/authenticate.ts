import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Context, Origin, Runtime } from "#server/context.ts";
import { contextFor } from "#server/context.ts";
import { type Actor, ANONYMOUS, terminalActor } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { readDeviceToken, type TokenClaims } from "#server/keys/device-token.ts";
import { senderAddress } from "#server/sender-address.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";

/** Who sends a request, as far as that can be told without asking anybody. */
export interface Sender {
  address: string;
  /** Whether a bearer token was sent at all. */
  isBearer: boolean;
  /** What it says, when it is ours. */
  claims: TokenClaims | null;
}

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** Who sent the last request of a connection, which is most often who sends the next. */
interface Last {
  authorization: string;
  forwarded: unknown;
  sender: Sender & { claims: TokenClaims };
}
const lastOf = new WeakMap<Socket, Last>();

/** At once where its connection showed the same token before; `proxies`: of our own, in front. */
export function senderOf(
  runtime: Runtime,
  request: IncomingMessage,
  proxies: number,
): Sender | Promise<Sender> {
  const now = new Date();
  const { headers, socket } = request;
  const { authorization = "", "x-forwarded-for": forwarded } = headers;
  const last = lastOf.get(socket);
  // A proxy's connection may carry one sender after another.
  const isSame = last?.authorization === authorization && last.forwarded === forwarded;
  if (isSame && last.sender.claims.expiresAt > now) return last.sender;
  const address = senderAddress(request, proxies);
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) return { address, isBearer: false, claims: null };
  return readDeviceToken(runtime.deviceTokenSecret, token, now).then((claims) => {
    if (claims === null) return { address, isBearer: true, claims };
    const sender = { address, isBearer: true, claims };
    lastOf.set(socket, { authorization, forwarded, sender });
    return sender;
  });
}

/** On whose behalf a request is answered. */
export interface Caller {
  ctx: Context;
  /** The version of its configuration that is wanted, where a terminal asks. */
  desiredVersion: number;
  /** What its token says, for whoever has yet to see whether it holds. */
  claims: TokenClaims | undefined;
}

/** `late`: whether a token holds is seen by whoever keeps what is told, in the same statement. */
export type Auth = boolean | "late";

/** The terminal where a token is needed, nobody elsewhere. */
export async function callerOf(
  runtime: Runtime,
  { sender, requestId, auth }: { sender: Sender; requestId: string; auth: Auth },
): Promise<Caller> {
  const origin: Origin = { address: sender.address, device: null };
  const as = (actor: Actor) => contextFor(runtime, { actor, now: new Date(), requestId, origin });
  if (auth === false) return { ctx: as(ANONYMOUS), desiredVersion: 0, claims: undefined };
  if (!sender.isBearer) {
    throw new DomainError(
      "unauthenticated",
      "token_missing",
      "Send an access token: Authorization: Bearer …",
    );
  }
  const { claims } = sender;
  if (claims === null) throw tokenInvalid();
  const { terminalId, merchantId } = claims;
  if (auth === "late") return { ctx: as(terminalActor(terminalId, merchantId)), desiredVersion: 0, claims };
  const authenticated = await authenticateToken(runtime, claims);
  if (authenticated === null) throw tokenInvalid();
  const { actor, desiredVersion } = authenticated;
  return { ctx: as(actor), desiredVersion, claims };
}

export function tokenInvalid(): DomainError {
  return new DomainError(
    "unauthenticated",
    "token_invalid",
    "The access token has expired or was ended. Get a new one.",
  );
}
