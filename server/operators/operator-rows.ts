import { and, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { merchants } from "#db/schema/merchants.ts";
import { operatorSessions, operators } from "#db/schema/operators.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { OPERATOR_WAITS } from "#server/domain/operators/rules.ts";
import { type OperatorView, operatorView } from "#server/domain/operators/views.ts";

const lastSignInAt = sql<string | null>`(
  select max(${operatorSessions.startedAt}) from ${operatorSessions}
  where ${operatorSessions.operatorId} = ${operators.id})`;

/** Operators of merchants that the reader may see, whoever asks at present first. */
export function operatorRows(reader: Reader, ctx: Context, where: SQL | undefined) {
  return reader
    .select({ ...getTableColumns(operators), terminalNumber: terminals.number, lastSignInAt })
    .from(operators)
    .innerJoin(merchants, eq(merchants.id, operators.merchantId))
    .innerJoin(terminals, eq(terminals.id, operators.terminalId))
    .where(and(where, ofVisibleMerchants(ctx, "operator:read")))
    .orderBy(desc(eq(operators.status, "requested")), desc(operators.createdAt), desc(operators.id));
}

export type OperatorRow = Awaited<ReturnType<typeof operatorRows>>[number];

/** One of them; refuses with `operator_not_found`. */
export async function loadOperator(reader: Reader, ctx: Context, operatorId: string): Promise<OperatorRow> {
  const [row] = await operatorRows(reader, ctx, eq(operators.id, operatorId));
  if (row !== undefined) return row;
  throw new DomainError("not_found", "operator_not_found", "There is no such operator.");
}

export function viewOperator(row: OperatorRow): OperatorView {
  return {
    ...shownAs(operatorView, row),
    createdAt: row.createdAt.toISOString(),
    since: row.since.toISOString(),
    dueAt: moveWaitOf(OPERATOR_WAITS, row.status, row.since)?.dueAt ?? null,
    lastSignInAt: row.lastSignInAt === null ? null : new Date(row.lastSignInAt).toISOString(),
  };
}
