-- Every list of the portal at twenty thousand rows, each row belonging to those of its own number; one in twenty is not over
-- yet. References and triggers are left aside: what is asked of these rows is only how they are found.
set session_replication_role = replica;
create temporary table numbers as select to_char(n, 'FM00000') as n, n % 20 = 0 as open, timestamptz '2026-01-01Z' + n * interval '1 minute' as at
  from generate_series(1, 20000) n;

insert into people (id, roles, name, email, created_at) select 'per_' || n, '{applicant}', n, n || '@lists.test', at from numbers;
insert into applications (id, applicant_id, status, reviewer_id, checker_id, shop_name, created_at, submitted_at, waiting_since, due_at, snoozed_until)
  select 'app_' || n, 'per_' || n, status, 'per_00001', case when status = 'approved' then 'per_00002' end, '店' || n || '号', at, at, at,
    case when status <> 'approved' then at end, case when status <> 'approved' then at end
  from numbers, lateral (select coalesce(
    ('{submitted,appealed,in_review,pending_check,needs_correction}'::text[])[1 + n::int % 20], 'approved') as status) s;
insert into merchants (id, number, application_id, owner_id, kind, product, name, settlement_account_masked, settlement_bank_name, created_at)
  select 'mer_' || n, '8000000000' || n, 'app_' || n, 'per_' || n, 'micro', 'traditional_pos', n, '*', '*', at from numbers;
insert into stores (id, merchant_id, name, mcc, province_code, city_code, district_code, street, created_at)
  select 'sto_' || n, 'mer_' || n, n, '5411', '310000', '310100', '310101', n, at from numbers;
insert into device_models (code, name, terminal_type, product, supports_huabei, minimum_firmware, target_firmware)
  values ('lists', 'lists', '02', 'traditional_pos', true, '1.0.0', '1.0.0');
insert into warehouses (id, code, name, address, status, created_at) values ('whs_lists', 'LISTS', 'lists', 'lists', 'open', now());
insert into intakes (id, model_code, warehouse_id, source, created_by, created_at, last_at)
  select 'ink_' || n, 'lists', 'whs_lists', 'scan', 'per_' || n, at, at from numbers;
insert into devices (id, serial_number, model_code, status, merchant_id, received_at, since, intake_id)
  select 'dev_' || n, 'L' || n, 'lists', 'active', 'mer_' || n, at, at, 'ink_' || n from numbers;
insert into shipments (id, device_id, merchant_id, status, carrier, tracking_number, recipient, created_at, since)
  select 'shp_' || n, 'dev_' || n, 'mer_' || n, case when open then 'pending' else 'delivered' end, 'sf', 'SF' || n, '*', at, at from numbers;
-- Every other merchant still waits for a device.
insert into terminals (id, number, device_id, merchant_id, store_id, activation_code_index, activation_code,
    activation_expires_at, created_at, tokens_valid_from, status)
  select 'trm_' || n, n, 'dev_' || n, 'mer_' || n, 'sto_' || n, n, '*', at, at, at,
    case when n::int % 2 = 0 then 'closed' else 'awaiting_activation' end from numbers;
insert into incidents (id, terminal_id, kind, details, raised_at, status, resolved_at, resolution)
  select 'inc_' || n, 'trm_' || n, 'far_from_store', '{}', at, case when open then 'open' else 'resolved' end,
    case when not open then at end, case when not open then 'moved' end from numbers;
insert into claims (id, merchant_id, terminal_id, device_id, reason, description, by_staff, opened_by, opened_at, since, shipped_on, warranty_until, status)
  select 'clm_' || n, 'mer_' || n, 'trm_' || n, 'dev_' || n, 'suspected_tampering', n, false, 'per_' || n, at, at, at, at,
    case when open then 'opened' else 'refused' end from numbers;
insert into registrations (id, change, changed_at, terminal_id, terminal_number, serial_number, terminal_type, model_code, merchant_id,
    merchant_number, merchant_name, settlement_account_masked, settlement_bank_name, store_id, store_name, province_code, city_code, district_code, street)
  select 'reg_' || n, 'bind', at, 'trm_' || n, n, 'L' || n, '02', 'lists', 'mer_' || n, n, n, '*', '*', 'sto_' || n, n, '310000', '310100', '310101', n
  from numbers;
insert into stock_takes (id, status, warehouse_id, started_by, started_at, ended_at)
  select 'stk_' || n, 'canceled', 'whs_lists', 'per_' || n, at, at from numbers;
-- One terminal has taken a twentieth of all payments.
insert into payments (id, terminal_id, merchant_id, order_number, idempotency_key, request_hash, amount_fen, method,
    acquiring_fee_fen, seller_net_fen, config_version, created_at, expires_at)
  select 'pay_' || n, 'trm_' || busy, 'mer_' || busy, n, n, n, 100, 'alipay', 0, 100, 1, at, at
  from numbers, lateral (select case when open then '00001' else n end as busy) b;
reset session_replication_role;
