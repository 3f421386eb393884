import { eq, sql } from "drizzle-orm";
import { terminals } from "#db/schema/terminals.ts";
import { askTogether } from "#server/changes/ask-together.ts";
import { read } from "#server/changes/read.ts";
import { readTogether } from "#server/changes/read-together.ts";
import type { Runtime } from "#server/context.ts";
import { type Actor, terminalActor } from "#server/domain/actor.ts";
import type { TokenClaims } from "#server/keys/device-token.ts";
import { type Standing, standings } from "../health/standing.ts";

/**
 * Of each terminal that works: since when its tokens hold, and the version wanted of its configuration. Thousands may ask
 * at once: one row answers all of them.
 */
const accessOf = askTogether(async (ctx, ids: string[]) => {
  const { rows } = await read(ctx, (db) =>
    db.execute<{ told: string }>(sql`
      select string_agg(
        coalesce(
          (extract(epoch from ${terminals.tokensValidFrom}) * 1000)::bigint || ' ' || ${terminals.desiredVersion}, ''),
        ',' order by place) as told
      from unnest(${sql.param(ids)}::text[]) with ordinality as asked(id, place)
      left join ${terminals} on ${terminals.id} = asked.id and ${eq(terminals.status, "active")}`),
  );
  return (rows[0]?.told ?? "").split(",").map(accessIn);
});

function accessIn(told: string): Access | undefined {
  if (told === "") return undefined;
  const [validFrom, desiredVersion] = told.split(" ");
  return { tokensValidFrom: Number(validFrom), desiredVersion: Number(desiredVersion) };
}

/** The same with all that a heartbeat is judged by. */
const standingOf = readTogether((reader, ids) =>
  standings(reader).where(
    sql`${terminals.id} = any(${sql.param(ids)}::text[]) and ${eq(terminals.status, "active")}`,
  ),
);

interface Access {
  /** Tokens issued before are none. */
  tokensValidFrom: number | Date;
  desiredVersion: number;
}

/**
 * Whose token this is, by what it says; null when it says nothing of ours, or was ended by suspension, closing or a new
 * key. With its standing where a heartbeat is judged: it is read along.
 */
export async function authenticateToken(
  runtime: Runtime,
  claims: TokenClaims | null,
  wants: { standing: boolean } = { standing: false },
): Promise<AuthenticatedTerminal | null> {
  if (claims === null) return null;
  const { terminalId, merchantId, issuedAt, expiresAt } = claims;
  const standing = wants.standing ? await standingOf(runtime, terminalId) : undefined;
  const access: Access | undefined = wants.standing ? standing : await accessOf(runtime, terminalId);
  if (access === undefined || Number(issuedAt) < Number(access.tokensValidFrom)) return null;
  const { desiredVersion } = access;
  return { actor: terminalActor(terminalId, merchantId), expiresAt, desiredVersion, standing };
}

export interface AuthenticatedTerminal {
  actor: Extract<Actor, { kind: "terminal" }>;
  expiresAt: Date;
  /** Of its configuration, as it was read with the rest: whoever only asks for it need not ask again. */
  desiredVersion: number;
  standing: Standing | undefined;
}
