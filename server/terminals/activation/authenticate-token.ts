import { type SQL, sql } from "drizzle-orm";
import { terminals } from "#db/schema/terminals.ts";
import { askTogether } from "#server/changes/ask-together.ts";
import { read } from "#server/changes/read.ts";
import type { Runtime } from "#server/context.ts";
import { type Actor, terminalActor } from "#server/domain/actor.ts";
import type { TokenClaims } from "#server/keys/device-token.ts";

/** Whether a token issued at `issued` holds for its terminal: not since it was suspended, closed or given another key. */
export const tokenHolds = (issued: SQL): SQL<boolean> =>
  sql`(${terminals.status} = 'active' and ${terminals.tokensValidFrom} <= ${issued})`;

/**
 * The version wanted of each terminal's configuration, null where its token holds no longer. Thousands may ask at once:
 * one row answers all of them.
 */
const desiredVersionOf = askTogether(async (ctx, asked: TokenClaims[]) => {
  const told = sql`unnest(
    ${sql.param(asked.map(({ terminalId }) => terminalId))}::text[],
    ${sql.param(asked.map(({ issuedAt }) => issuedAt.getTime() / 1_000))}::float8[])`;
  const { rows } = await read(ctx, (db) =>
    db.execute<{ versions: string }>(sql`
      select string_agg(coalesce(${terminals.desiredVersion}::text, ''), ',' order by place) as versions
      from ${told} with ordinality as told(id, issued, place)
      left join ${terminals} on ${terminals.id} = told.id and ${tokenHolds(sql`to_timestamp(told.issued)`)}`),
  );
  return (rows[0]?.versions ?? "").split(",").map((text) => (text === "" ? null : Number(text)));
});

/** Whose token this is, by what it says; null when it says nothing of ours, or was ended by suspension or closing. */
export async function authenticateToken(
  runtime: Runtime,
  claims: TokenClaims | null,
): Promise<AuthenticatedTerminal | null> {
  if (claims === null) return null;
  const desiredVersion = await desiredVersionOf(runtime, claims);
  if (desiredVersion === null) return null;
  const { terminalId, merchantId, expiresAt } = claims;
  return { actor: terminalActor(terminalId, merchantId), expiresAt, desiredVersion };
}

export interface AuthenticatedTerminal {
  actor: Extract<Actor, { kind: "terminal" }>;
  expiresAt: Date;
  /** Of its configuration, as it was read with the rest: whoever only asks for it need not ask again. */
  desiredVersion: number;
}
