-- The ledger in two tables: what is booked, once for each source, and its amounts. What was booked until now moves over as it
-- stands; the merchant's one amount becomes what was taken, refunded and paid in fees.
ALTER TABLE "ledger_entries" RENAME TO "ledger_entries_before";--> statement-breakpoint
ALTER TABLE "ledger_entries_before" RENAME CONSTRAINT "ledger_entries_posting_id_account_pk" TO "ledger_entries_before_pk";--> statement-breakpoint
CREATE TABLE "balance_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"overdraft_fen" bigint NOT NULL,
	CONSTRAINT "balance_limits_not_negative" CHECK ("balance_limits"."overdraft_fen" >= 0)
);
--> statement-breakpoint
-- By refunds and adjustments a merchant may owe up to ¥50,000 until its next takings make up for it.
INSERT INTO "balance_limits" ("id", "overdraft_fen") VALUES ('platform', 5000000);--> statement-breakpoint
CREATE TABLE "ledger_postings" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"phase" text NOT NULL,
	"source_id" text NOT NULL,
	"pending_id" text,
	"corrects_id" text,
	"merchant_id" text NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_postings_pendingId_unique" UNIQUE("pending_id"),
	CONSTRAINT "ledger_postings_once" UNIQUE("source_id","kind","phase"),
	CONSTRAINT "ledger_postings_kind_known" CHECK ("ledger_postings"."kind" in ('payment', 'refund', 'service_fee', 'adjustment', 'settlement', 'payout_return', 'payout_retry', 'verification')),
	CONSTRAINT "ledger_postings_phase_known" CHECK ("ledger_postings"."phase" in ('single', 'pending', 'post', 'void')),
	CONSTRAINT "ledger_postings_resolves" CHECK (("ledger_postings"."phase" in ('post', 'void')) = ("ledger_postings"."pending_id" is not null)),
	CONSTRAINT "ledger_postings_told_after" CHECK ("ledger_postings"."effective_at" <= "ledger_postings"."recorded_at")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"posting_id" text NOT NULL,
	"layer" text NOT NULL,
	"account" text NOT NULL,
	"part" text NOT NULL,
	"merchant_id" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_entries_posting_id_layer_account_part_pk" PRIMARY KEY("posting_id","layer","account","part"),
	CONSTRAINT "ledger_entries_layer_known" CHECK ("ledger_entries"."layer" in ('posted', 'reserved', 'expected')),
	CONSTRAINT "ledger_entries_account_known" CHECK ("ledger_entries"."account" in ('payer', 'merchant', 'instalment_fee', 'acquiring_fee', 'service_fee', 'campaign', 'channel', 'deposit', 'suspense', 'verification', 'payouts')),
	CONSTRAINT "ledger_entries_part_known" CHECK ("ledger_entries"."part" in ('whole', 'taken', 'refunded', 'instalment_fee', 'acquiring_fee', 'service_fee', 'adjustment', 'paid_out')),
	CONSTRAINT "ledger_entries_part_of_merchant" CHECK (("ledger_entries"."account" = 'merchant') = ("ledger_entries"."part" <> 'whole')),
	CONSTRAINT "ledger_entries_not_zero" CHECK ("ledger_entries"."amount_fen" <> 0)
);
--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_pending_id_ledger_postings_id_fk" FOREIGN KEY ("pending_id") REFERENCES "public"."ledger_postings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_corrects_id_ledger_postings_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."ledger_postings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_posting_id_ledger_postings_id_fk" FOREIGN KEY ("posting_id") REFERENCES "public"."ledger_postings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "ledger_postings" ("id", "kind", "phase", "source_id", "merchant_id", "effective_at", "recorded_at")
  SELECT DISTINCT "posting_id", "kind", 'single', substr("posting_id", 5), "merchant_id", "posted_at", "posted_at"
  FROM "ledger_entries_before";--> statement-breakpoint
INSERT INTO "ledger_entries"
  SELECT "posting_id", 'posted', CASE "account" WHEN 'channel_fee' THEN 'instalment_fee' ELSE "account" END, 'whole',
    "merchant_id", "amount_fen", "posted_at", "posted_at"
  FROM "ledger_entries_before" WHERE "account" <> 'merchant';--> statement-breakpoint
WITH "booked" AS (
  SELECT "posting_id", "kind", "merchant_id", "posted_at", "payment_id", substr("posting_id", 5) AS "source_id",
    coalesce(sum("amount_fen") FILTER (WHERE "account" = 'merchant'), 0) AS "net",
    coalesce(sum("amount_fen") FILTER (WHERE "account" = 'acquiring_fee'), 0) AS "acquiring"
  FROM "ledger_entries_before" GROUP BY 1, 2, 3, 4, 5
), "split" AS (
  SELECT b.*, CASE b."kind" WHEN 'payment' THEN p."amount_fen" ELSE -r."amount_fen" END AS "principal"
  FROM "booked" b JOIN "payments" p ON p."id" = b."payment_id" LEFT JOIN "refunds" r ON r."id" = b."source_id"
), "parts" AS (
  SELECT s.*, v."part", v."amount" FROM "split" s, LATERAL (VALUES
    (CASE s."kind" WHEN 'payment' THEN 'taken' ELSE 'refunded' END, s."principal"),
    ('acquiring_fee', -s."acquiring"),
    ('instalment_fee', s."net" - s."principal" + s."acquiring")) v("part", "amount")
)
INSERT INTO "ledger_entries"
  SELECT "posting_id", 'posted', 'merchant', "part", "merchant_id", "amount", "posted_at", "posted_at"
  FROM "parts" WHERE "amount" <> 0;--> statement-breakpoint
-- A refund that is on its way sets its money aside from now on; until now fees stayed paid on every refund.
INSERT INTO "ledger_postings" ("id", "kind", "phase", "source_id", "merchant_id", "effective_at", "recorded_at")
  SELECT 'pst_' || r."id" || '_pending', 'refund', 'pending', r."id", p."merchant_id", r."since", r."since"
  FROM "refunds" r JOIN "payments" p ON p."id" = r."payment_id" WHERE r."status" = 'pending';--> statement-breakpoint
INSERT INTO "ledger_entries"
  SELECT 'pst_' || r."id" || '_pending', v."layer", v."account", v."part", p."merchant_id", v."sign" * r."amount_fen", r."since", r."since"
  FROM "refunds" r JOIN "payments" p ON p."id" = r."payment_id",
    (VALUES ('reserved', 'merchant', 'refunded', -1), ('expected', 'payer', 'whole', 1)) v("layer", "account", "part", "sign")
  WHERE r."status" = 'pending';--> statement-breakpoint
DROP TABLE "ledger_entries_before";--> statement-breakpoint
DROP FUNCTION "refuse_unbalanced_posting";--> statement-breakpoint
CREATE INDEX "ledger_entries_effective" ON "ledger_entries" USING btree ("merchant_id","effective_at") WHERE "ledger_entries"."account" = 'merchant';--> statement-breakpoint
CREATE INDEX "ledger_entries_recorded" ON "ledger_entries" USING btree ("merchant_id","recorded_at") WHERE "ledger_entries"."account" = 'merchant';--> statement-breakpoint
CREATE TRIGGER "ledger_postings_append_only" BEFORE UPDATE OR DELETE ON "ledger_postings"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "ledger_postings_not_truncated" BEFORE TRUNCATE ON "ledger_postings"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "ledger_entries_not_truncated" BEFORE TRUNCATE ON "ledger_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- A posting is made whole by the transaction that makes it, and sums to zero: what is booked, and what is set aside.
CREATE FUNCTION "refuse_unbalanced_posting"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken text;
BEGIN
  SELECT e.posting_id INTO broken
    FROM (SELECT DISTINCT posting_id FROM added) a
    JOIN ledger_entries e ON e.posting_id = a.posting_id
    JOIN ledger_postings p ON p.id = a.posting_id
    GROUP BY e.posting_id, p.phase, p.xmin
    HAVING sum(e.amount_fen) FILTER (WHERE e.layer = 'posted') <> 0
      OR sum(e.amount_fen) FILTER (WHERE e.layer <> 'posted') <> 0
      OR bool_or(e.layer = 'posted') AND p.phase IN ('pending', 'void')
      OR bool_or(e.layer <> 'posted') AND p.phase = 'single'
      OR bool_or((e.layer = 'reserved' AND e.amount_fen > 0) OR (e.layer = 'expected' AND e.amount_fen < 0)) AND p.phase = 'pending'
      OR bool_or((e.merchant_id, e.effective_at, e.recorded_at) IS DISTINCT FROM (p.merchant_id, p.effective_at, p.recorded_at))
      OR p.xmin <> pg_current_xact_id()::xid
    LIMIT 1;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'posting % does not sum to zero, or is not made whole at once', broken USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_entries_balanced" AFTER INSERT ON "ledger_entries"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "refuse_unbalanced_posting"();--> statement-breakpoint
-- What was set aside is taken back to the fen by whatever posts or voids it.
CREATE FUNCTION "refuse_half_resolved_posting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_postings p WHERE p.id = NEW.pending_id AND p.phase = 'pending'
      AND (p.kind, p.source_id, p.merchant_id) = (NEW.kind, NEW.source_id, NEW.merchant_id))
    OR EXISTS (SELECT 1 FROM ledger_entries e WHERE e.posting_id IN (NEW.id, NEW.pending_id) AND e.layer <> 'posted'
      GROUP BY e.layer, e.account, e.part HAVING sum(e.amount_fen) <> 0) THEN
    RAISE EXCEPTION 'posting % does not resolve %', NEW.id, NEW.pending_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "ledger_postings_resolved" AFTER INSERT ON "ledger_postings"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.pending_id IS NOT NULL)
  EXECUTE FUNCTION "refuse_half_resolved_posting"();--> statement-breakpoint
-- A merchant's available balance: what is booked for it, less what is set aside.
CREATE FUNCTION "available_fen"("merchant" text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(amount_fen), 0)::bigint FROM public.ledger_entries
  WHERE merchant_id = "merchant" AND account = 'merchant' AND layer <> 'expected'
$$;--> statement-breakpoint
-- A settlement pays out what is there; refunds and adjustments may leave a merchant owing, up to a limit. Whoever takes from
-- one merchant waits for whoever takes from the same one, and nobody else; a payment, which only gives, waits for nobody.
CREATE FUNCTION "refuse_overdraft"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  floor_fen bigint := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ruwang.balance:' || NEW.merchant_id, 0));
  IF NEW.kind <> 'settlement' THEN
    SELECT -overdraft_fen INTO floor_fen FROM public.balance_limits
      WHERE id IN ('platform', NEW.merchant_id) ORDER BY (id = 'platform') LIMIT 1;
  END IF;
  IF public.available_fen(NEW.merchant_id) < floor_fen THEN
    RAISE EXCEPTION 'merchant % has not that much', NEW.merchant_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_limit';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "ledger_postings_within_balance" AFTER INSERT ON "ledger_postings"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('refund', 'adjustment', 'settlement') AND NEW.phase IN ('single', 'pending'))
  EXECUTE FUNCTION "refuse_overdraft"();
