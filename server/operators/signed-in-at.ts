import { and, desc, eq, gt, gte, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { preparedOnce } from "#db/prepared.ts";
import { operatorSessions, operators } from "#db/schema/operators.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { SignedIn } from "#server/domain/operators/views.ts";

/**
 * Who is signed in at a terminal now: whoever is blocked or removed is out at once, and so is everybody where the terminal
 * was suspended, swapped or given another key since.
 */
export async function signedInAt(
  reader: Reader,
  { now }: { now: Date },
  terminalId: string,
): Promise<SignedIn | null> {
  const [row] = await session(reader).execute({ terminalId, now: now.toISOString() });
  if (row === undefined) return null;
  const { startedAt, endsAt, mobileEnding, ...who } = row;
  return {
    ...who,
    mobileEnding: mobileEnding ?? "",
    since: startedAt.toISOString(),
    until: endsAt.toISOString(),
  };
}

const session = preparedOnce((reader) =>
  reader
    .select({
      operatorId: operators.id,
      name: operators.name,
      mobileEnding: operators.mobileEnding,
      startedAt: operatorSessions.startedAt,
      endsAt: operatorSessions.endsAt,
    })
    .from(operatorSessions)
    .innerJoin(operators, and(eq(operators.id, operatorSessions.operatorId), eq(operators.status, "active")))
    .innerJoin(terminals, eq(terminals.id, operatorSessions.terminalId))
    .where(
      and(
        eq(operatorSessions.terminalId, sql.placeholder("terminalId")),
        isNull(operatorSessions.endedAt),
        gt(operatorSessions.endsAt, sql`${sql.placeholder("now")}::timestamptz`),
        gte(operatorSessions.startedAt, terminals.tokensValidFrom),
      ),
    )
    .orderBy(desc(operatorSessions.startedAt))
    .prepare("signed_in"),
);
