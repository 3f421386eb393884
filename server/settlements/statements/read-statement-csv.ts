import { and, eq, gte, lt } from "drizzle-orm";
import type { z } from "zod";
import { ledgerEntries, ledgerPostings } from "#db/schema/ledger.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shanghaiTime } from "#server/domain/calendar/shanghai-time.ts";
import { CSV_MARK, csvLine } from "#server/domain/fields/csv.ts";
import { decimalYuan } from "#server/domain/money/yuan.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { STATEMENT_WORDS } from "#server/domain/settlements/statement-words.ts";
import {
  boundsOf,
  type ExplainedPosting,
  type statementFileInput,
} from "#server/domain/settlements/statements.ts";
import { requireReadableMerchant } from "#server/ledger/require-readable-merchant.ts";
import { explainedPostings } from "./explained-postings.ts";

/** Rows that are held at once, however many there are. */
const BATCH = 500;
type Input = z.output<typeof statementFileInput>;

/** Every posting of a statement as CSV, a line each, handed out piece by piece. */
export async function readStatementCsv(ctx: Context, input: Input): Promise<AsyncGenerator<string>> {
  if (!isPermitted(ctx.actor.roles, "settlement:read")) requirePermission(ctx, "settlement:read_own");
  const { merchantId } = input;
  await read(ctx, (db) => requireReadableMerchant(db, ctx, { merchantId, permission: "settlement:read" }));
  return piecesOf(ctx, input);
}

async function* piecesOf(ctx: Context, { merchantId, period, locale }: Input) {
  const words = STATEMENT_WORDS[locale];
  yield CSV_MARK + csvLine(words.columns);
  const { from, to } = boundsOf(period);
  const within = and(
    eq(ledgerPostings.merchantId, merchantId),
    eq(ledgerEntries.merchantId, merchantId),
    gte(ledgerEntries.effectiveAt, from),
    lt(ledgerEntries.effectiveAt, to),
  );
  for (let after: ExplainedPosting | undefined; ; ) {
    const rows = await read(ctx, (db) => explainedPostings(db, within, { limit: BATCH, after }));
    if (rows.length > 0) yield rows.map((row) => lineOf(row, words.kinds[row.kind])).join("");
    if (rows.length < BATCH) return;
    after = rows.at(-1);
  }
}

function lineOf(row: ExplainedPosting, kind: string): string {
  const amounts = [
    row.takenFen,
    row.refundedFen,
    row.instalmentFeeFen,
    row.acquiringFeeFen,
    row.serviceFeeFen,
  ];
  return csvLine([
    ...[shanghaiTime(new Date(row.effectiveAt)), shanghaiTime(new Date(row.recordedAt)), kind],
    ...[row.orderNumber, row.sourceId],
    ...[...amounts, row.adjustmentFen, row.netFen, row.paidOutFen].map(yuanOf),
    ...[row.settlementId, row.settlesOn],
  ]);
}

/** A number, whatever it begins with: a formula is made of text. */
function yuanOf(fen: number): number {
  return Math.sign(fen) * Number(decimalYuan(Math.abs(fen)));
}
