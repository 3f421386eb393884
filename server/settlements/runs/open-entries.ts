import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { SETTLED_KINDS } from "#server/domain/ledger/posting.ts";
import type { AmountParts } from "#server/domain/settlements/views.ts";

const KINDS = sql.raw(SETTLED_KINDS.map((kind) => `'${kind}'`).join(", "));

/** What a settlement pays: postings with what each is to the merchant, and the sums. */
export interface Payable {
  entries: { postingId: string; amountFen: number }[];
  parts: AmountParts;
  /** When the earliest posting was told that stays open; null when none does. */
  openFrom: Date | null;
}

type Row = Record<string, string | boolean | null>;

/**
 * Postings of a merchant that took effect before `cutoffAt` and are in no settlement: the oldest of them that its
 * available balance covers. What a pending refund has set aside is not paid out; what stays open comes next time, and
 * so does everything while more was given back than taken. Null when there is nothing to pay.
 */
export async function openEntries(
  reader: Reader,
  { merchantId, cutoffAt }: { merchantId: string; cutoffAt: Date },
): Promise<Payable | null> {
  const partOf = (part: string) => sql`coalesce(sum(e.amount_fen) filter (where e.part = ${part}), 0)`;
  const { rows } = await reader.execute<Row>(sql`
    with floor as (
      select coalesce((select s.open_from from settlements s where s.merchant_id = ${merchantId} and s.status <> 'dissolved'
        order by s.created_at desc, s.id desc limit 1), '-infinity') as at
    ), open as (
      select p.id, p.effective_at, p.recorded_at, sum(e.amount_fen) as net,
        ${partOf("taken")} as taken, ${partOf("refunded")} as refunded, ${partOf("instalment_fee")} as instalment_fee,
        ${partOf("acquiring_fee")} as acquiring_fee, ${partOf("service_fee")} as service_fee, ${partOf("adjustment")} as adjustment
      from floor, ledger_entries e join ledger_postings p on p.id = e.posting_id
      where e.merchant_id = ${merchantId} and e.account = 'merchant' and e.layer = 'posted'
        and e.recorded_at >= floor.at and e.effective_at < ${cutoffAt.toISOString()}::timestamptz and p.kind in (${KINDS})
        and not exists (select 1 from settlement_entries s where s.posting_id = p.id and s.released_at is null)
      group by p.id
    ), summed as (
      select open.*, sum(net) over (order by effective_at, id) as running, row_number() over (order by effective_at, id) as nr
      from open
    ), last as (
      select coalesce(max(nr), 0) as nr from summed where running > 0 and running <= available_fen(${merchantId})
    )
    select summed.*, summed.nr <= last.nr as paid from summed, last order by summed.nr`);
  const paid = rows.filter((row) => row.paid === true);
  if (paid.length === 0) return null;
  const kept = rows.filter((row) => row.paid !== true).map((row) => Date.parse(String(row.recorded_at)));
  const sumOf = (name: string) => paid.reduce((sum, row) => sum + Number(row[name]), 0);
  return {
    entries: paid.map((row) => ({ postingId: String(row.id), amountFen: Number(row.net) })),
    parts: {
      takenFen: sumOf("taken"),
      refundedFen: sumOf("refunded"),
      instalmentFeeFen: sumOf("instalment_fee"),
      acquiringFeeFen: sumOf("acquiring_fee"),
      serviceFeeFen: sumOf("service_fee"),
      adjustmentFen: sumOf("adjustment"),
      netFen: sumOf("net"),
    },
    openFrom: kept.length === 0 ? null : new Date(Math.min(...kept)),
  };
}
