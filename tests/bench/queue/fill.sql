-- Applications in the shape of reality, $ROWS of them: nine in ten are over; of the open ones most are young, nights and
-- weekends make many deadlines equal, and forty reviewers share the desk. References and triggers are left aside.
set session_replication_role = replica;
select setseed(0.25);
insert into people (id, roles, name, email, created_at)
  select 'per_' || lpad(n::text, 20, '0'), '{reviewer}', '审核员' || n, n || '@queue.test', '2023-01-01Z' from generate_series(0, 40) n;

create temporary table drawn as
  select n, random() as of_all, random() as of_open, -ln(1 - random()) * interval '18 hours' as young,
    random() * interval '1000 days' as old, 1 + (random() * 39)::int as reviewer
  from generate_series(1, $ROWS) n;
create temporary table placed as
  select n, reviewer,
    case when of_all < 0.7 then 'approved' when of_all < 0.82 then 'rejected' when of_all < 0.9 then 'withdrawn'
      when of_open < 0.35 then 'submitted' when of_open < 0.65 then 'in_review' when of_open < 0.85 then 'needs_correction'
      when of_open < 0.98 then 'pending_check' else 'appealed' end as status,
    date_trunc('milliseconds', timestamptz '$NOW' - case when of_all < 0.9 then old else young end) as since
  from drawn;
insert into applications (id, applicant_id, kind, product, shop_name, shop_address, status, reviewer_id, checker_id, created_at,
    submitted_at, waiting_since, due_at, snoozed_until, id_number_index, credit_code_index, account_number_index, mobile_index)
  select 'app_' || lpad(n::text, 20, '0'), 'per_' || lpad('0', 20, '0'), 'micro', 'shoukuanbao',
    ('{北京,上海,广州,深圳,成都,杭州,武汉,西安}'::text[])[1 + n % 8] || ('{王,李,张,刘,陈,杨,赵,黄,周,吴,徐,孙,胡,朱,高,林}'::text[])[1 + n / 8 % 16]
      || '记' || ('{面馆,烟酒店,便利店,水果店,烧腊,茶餐厅,五金行,文具店,药房,理发店,咖啡,花店}'::text[])[1 + n / 128 % 12] || n % 9973 || '号',
    '310101 测试路' || n, status,
    case when status not in ('submitted', 'appealed', 'withdrawn') then 'per_' || lpad(reviewer::text, 20, '0') end,
    case when status = 'approved' then 'per_' || lpad('0', 20, '0') end, since, since, since,
    case when status in ('approved', 'rejected', 'withdrawn') then null when status = 'needs_correction' then since + interval '336 hours'
      -- What comes at a weekend is due on Monday at five.
      when extract(isodow from since) > 5 then date_trunc('week', since) + interval '7 days 9 hours' else since + interval '1 day' end,
    -- One in forty of what waits at the desk was put away, for some days or until a while ago.
    case when n % 40 = 0 and status in ('submitted', 'in_review', 'pending_check', 'appealed')
      then timestamptz '$NOW' + (n % 97 - 20) * interval '1 hour' end,
    md5('id' || n), md5('licence' || n), md5('account' || n), md5('mobile' || n)
  from placed;
insert into merchants (id, number, application_id, owner_id, kind, product, name, settlement_account_masked, settlement_bank_name, created_at)
  select 'mer_' || lpad(n::text, 20, '0'), '8' || lpad(n::text, 14, '0'), 'app_' || lpad(n::text, 20, '0'), 'per_' || lpad('0', 20, '0'),
    'micro', 'shoukuanbao', '店' || n, '*', '*', since
  from placed where status = 'approved';
reset session_replication_role;
