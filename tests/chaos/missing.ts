import type pg from "pg";
import type { Acknowledged } from "./journal.ts";

/**
 * For each kind of fact, the question whose answer says that it is there, once, and as it was told: no row, or another
 * number than one, is a fact lost or doubled. `$1` is the list of facts.
 */
const QUESTIONS: Readonly<Record<Acknowledged["what"], string>> = {
  payment: `SELECT count(*) FROM payments p WHERE p.terminal_id = f.fact ->> 'terminalId'
    AND p.idempotency_key = f.fact ->> 'key' AND p.id = f.fact ->> 'paymentId'
    AND p.amount_fen = (f.fact ->> 'amountFen')::bigint AND p.status = 'succeeded'`,
  refund: `SELECT count(*) FROM refunds r WHERE r.payment_id = f.fact ->> 'paymentId'
    AND r.idempotency_key = f.fact ->> 'key' AND r.amount_fen = (f.fact ->> 'amountFen')::bigint
    AND r.status <> 'failed'`,
  application: `SELECT count(*) FROM applications a WHERE a.id = f.fact ->> 'applicationId'
    AND EXISTS (SELECT FROM audit_events e WHERE e.subject_id = a.id AND e.after ->> 'status' = f.fact ->> 'status')`,
  approval: `SELECT count(*) FROM applications a JOIN merchants m ON m.application_id = a.id
    WHERE a.id = f.fact ->> 'applicationId' AND a.status = 'approved'`,
  parcel: `SELECT count(*) FROM shipments s WHERE s.id = f.fact ->> 'shipmentId' AND s.status = 'delivered'`,
  activation: `SELECT count(*) FROM terminals t WHERE t.id = f.fact ->> 'terminalId' AND t.status = 'active'
    AND t.public_key ->> 'x' = f.fact ->> 'publicKey'`,
  report: `SELECT count(*) FROM terminals t WHERE t.id = f.fact ->> 'terminalId'
    AND t.reported_version >= (f.fact ->> 'version')::int`,
  heartbeat: `SELECT count(*) FROM terminal_presence p WHERE p.terminal_id = f.fact ->> 'terminalId'
    AND p.last_seen_at >= (f.fact ->> 'serverTime')::timestamptz - interval '1 second'`,
  prices: `SELECT count(*) FROM rate_cards c WHERE c.id = f.fact ->> 'rateCardId' AND c.status = 'published'`,
};

/** The facts that the portal acknowledged and that are not in its database exactly once. */
export async function missing(client: pg.Client, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, question] of Object.entries(QUESTIONS)) {
    const facts = acknowledged.filter((fact) => fact.what === what);
    const { rows } = await client.query<{ fact: Acknowledged; found: string }>(
      `SELECT f.fact, (${question}) AS found FROM unnest($1::jsonb[]) AS f (fact)`,
      [facts],
    );
    for (const { fact, found } of rows)
      if (found !== "1") faults.push(`acknowledged and found ${found} times: ${JSON.stringify(fact)}`);
  }
  return faults;
}
