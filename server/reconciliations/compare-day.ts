import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { Fen } from "#server/domain/money/fen.ts";
import type { PaymentStatus } from "#server/domain/payments/status.ts";
import type { Compared } from "#server/domain/reconciliations/classify.ts";
import { type Movement, standingOfPayment } from "#server/domain/reconciliations/classify.ts";
import type { Side } from "#server/domain/reconciliations/views.ts";

interface Day {
  reconciliationId: string;
  first: Date;
  last: Date;
}

/** What both sides differ on, one row for each movement. */
export interface Mismatch extends Compared {
  movement: Movement;
  key: string;
  paymentId: string | null;
}

export interface Comparison {
  ours: Side;
  theirs: Side;
  matched: number;
  mismatches: Mismatch[];
}

/** More of them than this, and the statement is not of this day. */
export const MOST_DIFFERENCES = 20_000;

/** Payments that succeeded and refunds that were given on the day, with what the gateway took or gave back beside them. */
const oursOf = ({ first, last }: Day) => sql`
  select 'payment' as movement, gateway_intent_id as key, amount_fen as fen, id as payment_id
    from payments where status = 'succeeded' and paid_at between ${first} and ${last}
  union all select 'payment', gateway_intent_id, amount_fen, payment_id
    from stray_charges where found_at between ${first} and ${last}
  union all select 'refund', id, amount_fen, payment_id
    from refunds where status = 'succeeded' and finished_at between ${first} and ${last}
  union all select 'refund', id, amount_fen, payment_id
    from stray_charges where status = 'returned' and since between ${first} and ${last}`;

/** A movement that stands in the statement twice moved twice. */
const theirsOf = ({ reconciliationId }: Day) => sql`
  select movement, key, sum(amount_fen)::bigint as fen
    from statement_lines where reconciliation_id = ${reconciliationId} group by movement, key`;

/**
 * Compares a day with its statement in one pass of the database: both sides are joined once, what agrees is only counted,
 * and what differs is looked up on other days and in other states, each by itself: a plain join would read every payment
 * there is for a handful.
 */
export async function compareDay(reader: Reader, day: Day): Promise<Comparison> {
  const { rows } = await reader.execute<Row & Record<string, unknown>>(sql`
    with ours as (${oursOf(day)}), theirs as (${theirsOf(day)}), joined as materialized (
      select coalesce(o.movement, t.movement) as movement, coalesce(o.key, t.key) as key,
          o.fen as ours, t.fen as theirs, o.payment_id
        from ours o full join theirs t on o.movement = t.movement and o.key = t.key),
    differing as (select * from joined where ours is distinct from theirs limit ${MOST_DIFFERENCES + 1}),
    totals as (select count(*) filter (where ours = theirs) as matched, ${sidesOf("ours")}, ${sidesOf("theirs")} from joined)
    select to_jsonb(totals) as totals, d.movement, d.key, d.ours, d.theirs,
        coalesce(d.payment_id, p.id, r.payment_id) as payment_id, p.status as payment_status, r.status as refund_status,
        case when d.theirs is null then e.fen
          when d.ours is null and d.movement = 'payment' and p.status = 'succeeded' then p.amount_fen
          when d.ours is null and r.status = 'succeeded' then r.amount_fen end as elsewhere
      from totals left join differing d on true
      left join lateral (select id, status, amount_fen from payments
        where d.ours is null and d.movement = 'payment' and gateway_intent_id = d.key limit 1) p on true
      left join lateral (select payment_id, status, amount_fen from refunds
        where d.ours is null and d.movement = 'refund' and id = d.key limit 1) r on true
      left join lateral (select sum(l.amount_fen)::bigint as fen from statement_lines l
        where d.theirs is null and l.key = d.key and l.movement = d.movement) e on true`);
  const mismatches = rows.flatMap(({ key, movement, ...row }) =>
    key === null || movement === null ? [] : [mismatchOf({ ...row, key, movement })],
  );
  return { ...totalsOf(rows[0]?.totals ?? {}), mismatches };
}

interface Differing {
  movement: Movement;
  key: string;
  ours: string | null;
  theirs: string | null;
  payment_id: string | null;
  payment_status: PaymentStatus | null;
  refund_status: string | null;
  elsewhere: string | null;
}

/** All but the totals is null in the one row of a day that has no difference. */
type Row = { totals: Record<string, number> } & { [Name in keyof Differing]: Differing[Name] | null };

const fenOf = (text: string | null): Fen | null => (text === null ? null : Number(text));

function mismatchOf(row: Differing): Mismatch {
  return {
    movement: row.movement,
    key: row.key,
    paymentId: row.payment_id,
    oursFen: fenOf(row.ours),
    theirsFen: fenOf(row.theirs),
    elsewhereFen: fenOf(row.elsewhere),
    standsHere: standsHere(row),
  };
}

function standsHere({ payment_status: payment, refund_status: refund }: Differing): Compared["standsHere"] {
  if (payment !== null) return standingOfPayment(payment);
  if (refund === null) return null;
  return refund === "succeeded" ? "done" : refund === "pending" || refund === "proposed" ? "open" : "ended";
}

function totalsOf(totals: Record<string, number>): Omit<Comparison, "mismatches"> {
  const count = (name: string) => totals[name] ?? 0;
  const side = (of: string): Side => ({
    payments: count(`${of}_payments`),
    paidFen: count(`${of}_paid`),
    refunds: count(`${of}_refunds`),
    refundedFen: count(`${of}_refunded`),
  });
  return { ours: side("ours"), theirs: side("theirs"), matched: count("matched") };
}

function sidesOf(of: "ours" | "theirs") {
  const fen = sql.raw(of);
  const named = (name: string) => sql.raw(`${of}_${name}`);
  return sql`
    count(${fen}) filter (where movement = 'payment') as ${named("payments")},
    coalesce(sum(${fen}) filter (where movement = 'payment'), 0) as ${named("paid")},
    count(${fen}) filter (where movement = 'refund') as ${named("refunds")},
    coalesce(sum(${fen}) filter (where movement = 'refund'), 0) as ${named("refunded")}`;
}
