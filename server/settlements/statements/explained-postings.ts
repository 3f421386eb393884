import { and, asc, eq, gt, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ledgerEntries, ledgerPostings } from "#db/schema/ledger.ts";
import { payments, refunds } from "#db/schema/payments.ts";
import { settlementEntries, settlementRuns, settlements } from "#db/schema/settlements.ts";
import type { ExplainedPosting } from "#server/domain/settlements/statements.ts";
import { partSums } from "./part-sums.ts";

/** Postings with what each is to its merchant, where it comes from and which settlement pays it, in their order. */
export async function explainedPostings(
  reader: Reader,
  where: SQL | undefined,
  { limit, after }: { limit: number; after?: { effectiveAt: string; postingId: string } | undefined },
): Promise<ExplainedPosting[]> {
  const { id, kind, sourceId, correctsId, effectiveAt, recordedAt } = ledgerPostings;
  const { payments: _payments, ...sums } = partSums();
  const beyond =
    after === undefined
      ? undefined
      : or(
          gt(effectiveAt, new Date(after.effectiveAt)),
          and(eq(effectiveAt, new Date(after.effectiveAt)), gt(id, after.postingId)),
        );
  const ofSource = or(eq(payments.id, sourceId), eq(payments.id, refunds.paymentId));
  const rows = await reader
    .select({
      ...{ postingId: id, kind, sourceId, correctsId, effectiveAt, recordedAt, ...sums },
      orderNumber: sql<string | null>`max(${payments.orderNumber})`,
      paymentId: sql<string | null>`max(${payments.id})`,
      settlementId: sql<string | null>`max(${settlements.id})`,
      settlesOn: sql<string | null>`max(${settlementRuns.settlesOn})::text`,
    })
    .from(ledgerPostings)
    .innerJoin(ledgerEntries, eq(ledgerEntries.postingId, id))
    .leftJoin(refunds, and(eq(kind, "refund"), eq(refunds.id, sourceId)))
    .leftJoin(payments, and(sql`${kind} in ('payment', 'refund')`, ofSource))
    .leftJoin(
      settlementEntries,
      and(eq(settlementEntries.postingId, id), sql`${settlementEntries.releasedAt} is null`),
    )
    .leftJoin(settlements, eq(settlements.id, settlementEntries.settlementId))
    .leftJoin(settlementRuns, eq(settlementRuns.id, settlements.runId))
    .where(and(where, beyond, eq(ledgerEntries.account, "merchant"), eq(ledgerEntries.layer, "posted")))
    .groupBy(id)
    .orderBy(asc(effectiveAt), asc(id))
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    effectiveAt: row.effectiveAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    takenFen: Number(row.takenFen),
    refundedFen: Number(row.refundedFen),
    instalmentFeeFen: Number(row.instalmentFeeFen),
    acquiringFeeFen: Number(row.acquiringFeeFen),
    serviceFeeFen: Number(row.serviceFeeFen),
    adjustmentFen: Number(row.adjustmentFen),
    netFen: Number(row.netFen),
    paidOutFen: Number(row.paidOutFen),
  }));
}
