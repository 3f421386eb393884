import type { Context, Runtime } from "#server/context.ts";
import { contextFor } from "#server/context.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { authenticateToken } from "#server/terminals/activation/authenticate-token.ts";

/** The context of a request: the terminal's where a token is needed, nobody's elsewhere. */
export async function contextOf(
  runtime: Runtime,
  request: { authorization: string | undefined; requestId: string; auth: boolean },
): Promise<Context> {
  const now = new Date();
  if (!request.auth) return contextFor(runtime, { actor: ANONYMOUS, now, requestId: request.requestId });
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.authorization ?? "")?.[1];
  if (token === undefined) {
    throw new DomainError(
      "unauthenticated",
      "token_missing",
      "Send an access token: Authorization: Bearer …",
    );
  }
  const authenticated = await authenticateToken(runtime, token, now);
  if (authenticated === null) {
    throw new DomainError(
      "unauthenticated",
      "token_invalid",
      "The access token has expired or was ended. Get a new one.",
    );
  }
  return contextFor(runtime, { actor: authenticated.actor, now, requestId: request.requestId });
}
