import { eq, sql } from "drizzle-orm";
import { reconciliations } from "#db/schema/reconciliations.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import type { StatementLine } from "#server/domain/reconciliations/statement.ts";
import type { Reconciliation } from "./internal.ts";

/** For so long nobody else takes up what somebody works on; every part that is kept begins it anew. */
export const WORKED_ON = sql`now() + interval '2 minutes'`;

/**
 * Keeps the statement of a day, part by part, and says how far it has come. A line that is kept is kept once: whoever goes on
 * after somebody died reads it again and loses nothing.
 */
export async function readLines(ctx: Context, { id, day }: Reconciliation): Promise<void> {
  let read = 0;
  for await (const lines of ctx.gateway.readStatement(shanghaiDay(day))) {
    await changeByStatement(ctx, (db) => db.execute(insertOf(id, lines)));
    read += lines.length;
    await changeByStatement(ctx, (db) =>
      db
        .update(reconciliations)
        .set({ linesRead: read, workedOnUntil: WORKED_ON })
        .where(eq(reconciliations.id, id)),
    );
  }
}

function insertOf(reconciliationId: string, lines: readonly StatementLine[]) {
  const column = <T>(of: (line: StatementLine) => T) => sql.param(lines.map(of));
  return sql`insert into statement_lines (reconciliation_id, id, movement, key, amount_fen, at)
    select ${reconciliationId}, l.* from unnest(
      ${column(({ id }) => id)}::text[], ${column(({ movement }) => movement)}::text[], ${column(keyOf)}::text[],
      ${column(({ amountFen }) => amountFen)}::bigint[], ${column(({ at }) => at.toISOString())}::timestamptz[]) l
    on conflict (id) do nothing`;
}

/** What both sides know a movement by. */
function keyOf({ movement, intentId, ourId, id }: StatementLine): string {
  return (movement === "payment" ? intentId : ourId) ?? id;
}
