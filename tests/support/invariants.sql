-- I1–I8 (domain.md §8): every row answered is a broken invariant. Run after every fault test and suite.
WITH latest_config AS (
  SELECT terminal_id, max(version) AS version, count(*) AS versions FROM config_versions GROUP BY terminal_id
)
SELECT 'I1 approved without exactly one approval and one merchant' AS invariant, a.id AS subject
  FROM applications a
  WHERE a.status = 'approved'
    AND ((SELECT count(*) FROM decisions d WHERE d.application_id = a.id AND d.kind = 'approval') <> 1
      OR (SELECT count(*) FROM merchants m WHERE m.application_id = a.id) <> 1
      OR a.reviewer_id IS NULL OR a.checker_id IS NULL OR a.reviewer_id = a.checker_id)
UNION ALL
SELECT 'I1 merchant without approved application', m.id
  FROM merchants m JOIN applications a ON a.id = m.application_id WHERE a.status <> 'approved'
UNION ALL
SELECT 'I2 audit row not in the log', e.id FROM audit_events e
  WHERE e.at < now() - interval '10 seconds' AND NOT EXISTS (SELECT 1 FROM audit_log l WHERE l.seq = e.seq)
UNION ALL
-- The last audited status of every subject is the status it has.
SELECT 'I2 status without audit row', s.subject_id FROM (
    SELECT 'application' AS subject_type, id AS subject_id, status FROM applications
    UNION ALL SELECT 'device', id, status FROM devices
    UNION ALL SELECT 'shipment', id, status FROM shipments
    UNION ALL SELECT 'terminal', id, status FROM terminals
    UNION ALL SELECT 'payment', id, status FROM payments
    UNION ALL SELECT 'stray_charge', id, status FROM stray_charges
    UNION ALL SELECT 'rate_card', id, status FROM rate_cards
    UNION ALL SELECT 'campaign', id, status FROM campaigns
    UNION ALL SELECT 'adjustment', id, status FROM adjustments
    UNION ALL SELECT 'settlement_run', id, status FROM settlement_runs
    UNION ALL SELECT 'settlement', id, status FROM settlements
    UNION ALL SELECT 'settlement_account', id, status FROM settlement_accounts
    UNION ALL SELECT 'settlement_hold', id, status FROM settlement_holds
    UNION ALL SELECT 'payout', id, status FROM payouts
    UNION ALL SELECT 'model_price', id, status FROM model_prices WHERE created_by_id IS NOT NULL
  ) s
  WHERE s.status IS DISTINCT FROM (
    SELECT e.after ->> 'status' FROM audit_events e
    WHERE e.subject_type = s.subject_type AND e.subject_id = s.subject_id AND e.after ? 'status'
      AND e.action NOT LIKE 'config.%'
    ORDER BY e.seq DESC LIMIT 1)
UNION ALL
SELECT 'I3 instalments do not sum to the contract', c.id
  FROM contracts c JOIN contract_instalments i ON i.contract_id = c.id
  GROUP BY c.id, c.amount_fen, c.buyer_fee_fen
  HAVING sum(i.principal_fen) <> c.amount_fen OR sum(i.fee_fen) <> c.buyer_fee_fen
UNION ALL
SELECT 'I3 contract differs from its quote', c.id
  FROM contracts c JOIN payments p ON p.id = c.payment_id
  WHERE c.amount_fen <> p.amount_fen OR c.total_fee_fen <> (p.quote ->> 'totalFeeFen')::bigint
UNION ALL
SELECT 'I3 contract stands otherwise than its instalments', c.id
  FROM contracts c JOIN contract_instalments i ON i.contract_id = c.id
  GROUP BY c.id, c.status
  HAVING (c.status IN ('settled', 'refunded')) <> bool_and(i.status IN ('paid', 'waived'))
    OR (c.status = 'overdue') <> bool_or(i.status = 'overdue')
UNION ALL
SELECT 'I3 instalments shrank by more than was given back', c.id
  FROM contracts c JOIN contract_instalments i ON i.contract_id = c.id
  WHERE c.gateway_revision = 0
  GROUP BY c.id, c.payment_id
  HAVING sum(i.reduced_fen) > (
    SELECT coalesce(sum(r.amount_fen), 0) FROM refunds r WHERE r.payment_id = c.payment_id AND r.status = 'succeeded')
UNION ALL
SELECT 'I3 posting does not sum to zero', posting_id
  FROM ledger_entries GROUP BY posting_id HAVING sum(amount_fen) FILTER (WHERE layer = 'posted') <> 0
    OR sum(amount_fen) FILTER (WHERE layer <> 'posted') <> 0
UNION ALL
SELECT 'I3 posting without its entries, or of another merchant or time than they', p.id
  FROM ledger_postings p LEFT JOIN ledger_entries e ON e.posting_id = p.id
  WHERE (e.merchant_id, e.effective_at, e.recorded_at) IS DISTINCT FROM (p.merchant_id, p.effective_at, p.recorded_at)
UNION ALL
SELECT 'I11 set aside without anything under way, or twice resolved', p.source_id
  FROM ledger_postings p LEFT JOIN ledger_postings q ON q.pending_id = p.id LEFT JOIN refunds r ON r.id = p.source_id
  WHERE p.phase = 'pending' AND p.kind = 'refund' AND r.status IS DISTINCT FROM
    CASE q.phase WHEN 'post' THEN 'succeeded' WHEN 'void' THEN 'failed' ELSE 'pending' END
UNION ALL
SELECT 'I11 refund on its way or given without its posting', r.id
  FROM refunds r WHERE r.status IN ('pending', 'succeeded')
    AND NOT EXISTS (SELECT 1 FROM ledger_postings p WHERE p.source_id = r.id AND p.kind = 'refund')
UNION ALL
SELECT 'I11 settlement that is not what its entries are', s.id
  FROM settlements s WHERE s.net_fen <> (SELECT coalesce(sum(e.amount_fen), 0) FROM settlement_entries e WHERE e.settlement_id = s.id)
    OR s.entries <> (SELECT count(*) FROM settlement_entries e WHERE e.settlement_id = s.id)
    OR (s.status = 'dissolved') <> (SELECT bool_and(e.released_at IS NOT NULL) FROM settlement_entries e WHERE e.settlement_id = s.id)
UNION ALL
SELECT 'I11 settlement whose money is not set aside, booked or let go as it stands', s.id
  FROM settlements s LEFT JOIN ledger_postings p ON p.source_id = s.id AND p.kind = 'settlement' AND p.phase = 'pending'
    LEFT JOIN ledger_postings q ON q.pending_id = p.id
  WHERE p.id IS NULL OR q.phase IS DISTINCT FROM
    CASE WHEN s.status = 'dissolved' THEN 'void' WHEN s.posted_at IS NOT NULL THEN 'post' END
UNION ALL
SELECT 'I11 settlement paid more or less than once', s.id
  FROM settlements s WHERE (s.status = 'posted')::int <>
    (SELECT count(*) FROM payouts p WHERE p.settlement_id = s.id AND p.status = 'arrived' AND p.amount_fen = s.net_fen)
UNION ALL
SELECT 'I11 money in suspense that no failed settlement explains, or the other way round', p.merchant_id
  FROM ledger_postings p JOIN ledger_entries e ON e.posting_id = p.id AND e.account = 'suspense'
  WHERE p.kind IN ('payout_return', 'payout_retry') GROUP BY p.merchant_id
  HAVING sum(e.amount_fen) <> (SELECT coalesce(sum(s.net_fen), 0) FROM settlements s
    WHERE s.merchant_id = p.merchant_id AND s.posted_at IS NOT NULL AND s.status <> 'posted')
UNION ALL
SELECT 'I10 run paid that one person alone prepared and approved', r.id
  FROM settlement_runs r JOIN settlements s ON s.run_id = r.id
  WHERE s.status IN ('processing', 'posted', 'failed')
    AND (r.approved_by_id IS NULL OR r.approved_by_id IS NOT DISTINCT FROM r.prepared_by_id OR r.evidence_hash IS NULL)
UNION ALL
SELECT 'I10 adjustment booked by whoever proposed it, or booked without being agreed to', a.id
  FROM adjustments a LEFT JOIN ledger_postings p ON p.source_id = a.id AND p.kind = 'adjustment'
  WHERE (a.status = 'booked') <> (p.id IS NOT NULL) OR a.decided_by_id = a.proposed_by_id
UNION ALL
SELECT 'I10 limit that two people have not agreed on', l.id
  FROM balance_limits l LEFT JOIN limit_changes c ON c.id = l.change_id
  WHERE l.id <> 'platform' AND (c.status, c.merchant_id, c.overdraft_fen) IS DISTINCT FROM ('in_force', l.id, l.overdraft_fen)
UNION ALL
SELECT 'I11 merchant that owes more than its limit', m.id
  FROM merchants m WHERE available_fen(m.id) < (SELECT -overdraft_fen FROM balance_limits
    WHERE id IN ('platform', m.id) ORDER BY id = 'platform' LIMIT 1)
UNION ALL
SELECT 'I3 campaign budget differs from its ledger', c.id
  FROM campaigns c WHERE c.status IN ('published', 'ended')
    AND c.available_fen <> (SELECT coalesce(sum(e.amount_fen), 0) FROM campaign_entries e WHERE e.campaign_id = c.id)
UNION ALL
SELECT 'I3 campaign holds money for a payment that came to nothing', p.id
  FROM payments p JOIN campaign_entries e ON e.payment_id = p.id
  WHERE p.status IN ('failed', 'expired', 'canceled') GROUP BY p.id HAVING sum(e.amount_fen) <> 0
UNION ALL
SELECT 'I4 reported ahead of desired', id FROM terminals WHERE reported_version > desired_version
UNION ALL
SELECT 'I4 desired version is not the latest issued, or versions have gaps', t.id
  FROM terminals t LEFT JOIN latest_config l ON l.terminal_id = t.id
  WHERE t.desired_version <> coalesce(l.version, 0) OR t.desired_version <> coalesce(l.versions, 0)
UNION ALL
SELECT 'I6 more than one intent or payment per key', min(id)
  FROM payments GROUP BY terminal_id, idempotency_key HAVING count(*) > 1
UNION ALL
SELECT 'I6 refunds exceed the payment', p.id
  FROM payments p JOIN refunds r ON r.payment_id = p.id AND r.status NOT IN ('failed', 'refused')
  GROUP BY p.id, p.amount_fen HAVING sum(r.amount_fen) > p.amount_fen
UNION ALL
SELECT 'I6 paid after its end and not given back', p.id
  FROM payments p WHERE p.status = 'succeeded'
    AND EXISTS (SELECT 1 FROM audit_events e WHERE e.subject_type = 'payment' AND e.subject_id = p.id
      AND e.action = 'payment.succeed' AND e.before ->> 'status' IN ('canceled', 'expired'))
    AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.payment_id = p.id AND r.requested_by = 'portal')
UNION ALL
SELECT 'I7 succeeded payment without its posting', p.id
  FROM payments p WHERE p.status = 'succeeded'
    AND NOT EXISTS (SELECT 1 FROM ledger_postings l WHERE l.kind = 'payment' AND l.source_id = p.id)
UNION ALL
SELECT 'I7 posting of a payment that did not succeed', p.id
  FROM payments p WHERE p.status <> 'succeeded'
    AND EXISTS (SELECT 1 FROM ledger_postings l WHERE l.kind = 'payment' AND l.source_id = p.id)
UNION ALL
SELECT 'I8 serial bound to more than one open terminal', device_id
  FROM terminals WHERE status <> 'closed' GROUP BY device_id HAVING count(*) > 1
UNION ALL
SELECT 'I8 device in more than one open shipment', device_id
  FROM shipments WHERE status IN ('pending', 'ready', 'shipped', 'returning') GROUP BY device_id HAVING count(*) > 1
UNION ALL
SELECT 'I8 parcel of another merchant than its device', s.id
  FROM shipments s JOIN devices d ON d.id = s.device_id
  WHERE s.status IN ('pending', 'ready', 'shipped', 'returning') AND s.merchant_id IS DISTINCT FROM d.merchant_id
UNION ALL
SELECT 'I8 terminal of another merchant than its device', t.id
  FROM terminals t JOIN devices d ON d.id = t.device_id
  WHERE t.status <> 'closed' AND t.merchant_id IS DISTINCT FROM d.merchant_id
UNION ALL
SELECT 'I8 device under way without its parcel, or with a parcel that is elsewhere', d.id
  FROM devices d LEFT JOIN shipments s ON s.device_id = d.id AND s.status IN ('pending', 'ready', 'shipped', 'returning')
  WHERE (d.status = 'shipped') <> coalesce(s.status = 'shipped', false)
    OR (s.status = 'returning' AND d.status <> 'returning')
    OR (s.status IN ('pending', 'ready') AND d.status <> 'reserved')
UNION ALL
SELECT 'I8 terminal that does not fit its device', t.id
  FROM terminals t JOIN devices d ON d.id = t.device_id
  WHERE t.status <> 'closed' AND d.status NOT IN ('reserved', 'shipped', 'delivered') AND d.status <> t.status
UNION ALL
SELECT 'I8 register that last told of another serial, merchant or store than works', t.id
  FROM terminals t JOIN devices d ON d.id = t.device_id
  JOIN LATERAL (SELECT * FROM registrations r WHERE r.terminal_id = t.id AND NOT r.again ORDER BY r.seq DESC LIMIT 1) r ON true
  WHERE t.status IN ('active', 'suspended')
    AND (r.change, r.serial_number, r.merchant_id, r.store_id) IS DISTINCT FROM (r.change, d.serial_number, t.merchant_id, t.store_id)
UNION ALL
SELECT 'I8 register that holds a terminal which works no more', t.id
  FROM terminals t
  JOIN LATERAL (SELECT * FROM registrations r WHERE r.terminal_id = t.id AND NOT r.again ORDER BY r.seq DESC LIMIT 1) r ON true
  WHERE (t.status IN ('active', 'suspended')) <> (r.change <> 'unbind')
UNION ALL
SELECT 'I9 device kept apart that is in stock', c.device_id
  FROM claims c JOIN devices d ON d.id = c.device_id
  WHERE c.reason = 'suspected_tampering' AND c.finding IS DISTINCT FROM 'untouched' AND d.status = 'in_stock'
UNION ALL
SELECT 'I10 decided by one person, or on other evidence than both saw', a.id
  FROM applications a JOIN LATERAL (SELECT max(o.round) AS round FROM case_opinions o WHERE o.application_id = a.id) r ON true
  WHERE a.status = 'approved' AND NOT EXISTS (
    SELECT 1 FROM case_opinions m JOIN case_opinions d ON d.application_id = m.application_id AND d.round = m.round
    WHERE m.application_id = a.id AND m.round = r.round AND m.stage = 'maker' AND d.stage <> 'maker'
      AND d.person_id = a.checker_id AND m.person_id = a.reviewer_id AND d.verdict = 'accept'
      AND d.evidence_hash = m.evidence_hash)
    -- What was approved before opinions were rows has none; the database approves nothing without them any more.
    AND r.round IS NOT NULL
UNION ALL
SELECT 'I9 alarm of a deadline that the case never had', l.application_id
  FROM desk_alarms l JOIN applications a ON a.id = l.application_id WHERE l.due_at < a.created_at;
