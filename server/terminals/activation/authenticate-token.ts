import { sql } from "drizzle-orm";
import { terminals } from "#db/schema/terminals.ts";
import { readTogether } from "#server/changes/read-together.ts";
import type { Runtime } from "#server/context.ts";
import { type Actor, terminalActor } from "#server/domain/actor.ts";
import type { TokenClaims } from "#server/keys/device-token.ts";

/** Thousands of terminals may come back at once. */
const terminalOf = readTogether((reader, ids) =>
  reader
    .select({
      id: terminals.id,
      merchantId: terminals.merchantId,
      status: terminals.status,
      tokensValidFrom: terminals.tokensValidFrom,
      desiredVersion: terminals.desiredVersion,
    })
    .from(terminals)
    .where(sql`${terminals.id} = any(${sql.param(ids)}::text[])`),
);

/** Whose token this is, by what it says; null when it says nothing of ours, or was ended by suspension or closing. */
export async function authenticateToken(
  runtime: Runtime,
  claims: TokenClaims | null,
): Promise<AuthenticatedTerminal | null> {
  if (claims === null) return null;
  const { terminalId, issuedAt, expiresAt } = claims;
  const terminal = await terminalOf(runtime, terminalId);
  if (terminal?.status !== "active" || issuedAt < terminal.tokensValidFrom) return null;
  const { id, merchantId, desiredVersion } = terminal;
  return { actor: terminalActor(id, merchantId), expiresAt, desiredVersion };
}

export interface AuthenticatedTerminal {
  actor: Extract<Actor, { kind: "terminal" }>;
  expiresAt: Date;
  /** Of its configuration, as it was read with the rest: whoever only asks for it need not ask again. */
  desiredVersion: number;
}
