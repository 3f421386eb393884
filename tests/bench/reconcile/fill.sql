-- A day of $ROWS payments at a hundred shops, three in a hundred of them given back in part; references and triggers are left aside.
set session_replication_role = replica;
insert into payments (id, terminal_id, merchant_id, order_number, idempotency_key, request_hash, amount_fen, method,
    acquiring_fee_fen, seller_net_fen, config_version, status, gateway_intent_id, created_at, expires_at, paid_at)
  select 'pay_' || n, 'trm_' || n % 100, 'mer_' || n % 100, n, n, n, 100 + n::bigint * 7919 % 500000, 'alipay', 0, 100, 1,
    'succeeded', 'pi_' || n, at, at + interval '15 minutes',
    -- What was paid just before midnight is in their statement of the day after.
    case when n between 401 and 500 then timestamptz '$DAY' - interval '1 second' else at end
  from generate_series(1, $ROWS) n, lateral (select timestamptz '$DAY' + n * interval '80 milliseconds' as at) t;
insert into refunds (id, payment_id, idempotency_key, amount_fen, reason, status, created_at, since, finished_at)
  select 'ref_' || n, 'pay_' || n, n, 50, 'came back', 'succeeded', at, at, at
  from generate_series(1, $ROWS) n, lateral (select timestamptz '$DAY' + n * interval '80 milliseconds' as at) t where n % 33 = 0;
reset session_replication_role;
