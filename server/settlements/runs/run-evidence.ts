import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { SettlementStatus } from "#server/domain/settlements/status.ts";
import type { AmountParts } from "#server/domain/settlements/views.ts";

export interface RunEvidence {
  hash: string;
  merchants: number;
  parts: AmountParts;
  counts: Partial<Record<SettlementStatus, number>>;
}

type Row = Record<string, string | null>;

/**
 * What a decision on a run rests on: its totals, and the hash of every settlement's id, merchant, amount and status. One
 * that is held, added or let go meanwhile makes another hash.
 */
export async function runEvidence(reader: Reader, runId: string): Promise<RunEvidence> {
  const { rows } = await reader.execute<Row>(sql`
    select count(*) as merchants, sum(taken_fen) as taken, sum(refunded_fen) as refunded, sum(instalment_fee_fen) as instalment,
      sum(acquiring_fee_fen) as acquiring, sum(service_fee_fen) as service, sum(adjustment_fen) as adjustment, sum(net_fen) as net,
      encode(sha256(convert_to(${runId} || coalesce(
        string_agg(E'\n' || id || ' ' || merchant_id || ' ' || net_fen || ' ' || status, '' order by id), ''), 'UTF8')), 'hex') as hash
    from settlements where run_id = ${runId}`);
  const counted = await reader.execute<{ status: SettlementStatus; count: string }>(
    sql`select status, count(*) from settlements where run_id = ${runId} group by status`,
  );
  const [row] = rows;
  const fen = (name: string) => Number(row?.[name] ?? 0);
  return {
    hash: row?.hash ?? "",
    merchants: fen("merchants"),
    parts: {
      takenFen: fen("taken"),
      refundedFen: fen("refunded"),
      instalmentFeeFen: fen("instalment"),
      acquiringFeeFen: fen("acquiring"),
      serviceFeeFen: fen("service"),
      adjustmentFen: fen("adjustment"),
      netFen: fen("net"),
    },
    counts: Object.fromEntries(counted.rows.map(({ status, count }) => [status, Number(count)])),
  };
}
