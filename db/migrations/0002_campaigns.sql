CREATE TABLE "campaign_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"kind" text NOT NULL,
	"payment_id" text,
	"amount_fen" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "campaign_entries_kind_known" CHECK ("campaign_entries"."kind" in ('grant', 'commit', 'release')),
	CONSTRAINT "campaign_entries_of_payments" CHECK (("campaign_entries"."kind" = 'grant') = ("campaign_entries"."payment_id" is null)),
	CONSTRAINT "campaign_entries_sign" CHECK (("campaign_entries"."kind" = 'commit') = ("campaign_entries"."amount_fen" < 0))
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"funded_by" text NOT NULL,
	"level" text NOT NULL,
	"scope_id" text DEFAULT '' NOT NULL,
	"buyer_rate_ppm" integer NOT NULL,
	"terms" integer[] NOT NULL,
	"min_fen" bigint NOT NULL,
	"max_fen" bigint NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"budget_fen" bigint NOT NULL,
	"available_fen" bigint NOT NULL,
	"warn_below_ppm" integer NOT NULL,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "campaigns_status_known" CHECK ("campaigns"."status" in ('draft', 'published', 'ended', 'discarded')),
	CONSTRAINT "campaigns_funder_known" CHECK ("campaigns"."funded_by" in ('merchant', 'platform')),
	CONSTRAINT "campaigns_level_known" CHECK ("campaigns"."level" in ('platform', 'product', 'merchant')),
	CONSTRAINT "campaigns_platform_scope" CHECK (("campaigns"."level" = 'platform') = ("campaigns"."scope_id" = '')),
	CONSTRAINT "campaigns_window" CHECK ("campaigns"."starts_at" < "campaigns"."ends_at"),
	CONSTRAINT "campaigns_band" CHECK ("campaigns"."min_fen" > 0 and "campaigns"."min_fen" <= "campaigns"."max_fen"),
	CONSTRAINT "campaigns_within_budget" CHECK ("campaigns"."available_fen" between 0 and "campaigns"."budget_fen"),
	CONSTRAINT "campaigns_name_short" CHECK (char_length("campaigns"."name") between 1 and 30)
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_account_known";--> statement-breakpoint
ALTER TABLE "rate_cards" DROP CONSTRAINT "rate_cards_status_known";--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaign_entries" ADD CONSTRAINT "campaign_entries_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_entries" ADD CONSTRAINT "campaign_entries_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_entries_campaign" ON "campaign_entries" USING btree ("campaign_id","at");--> statement-breakpoint
CREATE INDEX "campaign_entries_payment" ON "campaign_entries" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "campaigns_scope" ON "campaigns" USING btree ("level","scope_id","starts_at");--> statement-breakpoint
CREATE INDEX "payments_created" ON "payments" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_known" CHECK ("ledger_entries"."account" in ('payer', 'merchant', 'channel_fee', 'acquiring_fee', 'campaign'));--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_withdrawn_at" CHECK (("rate_cards"."status" = 'withdrawn') = ("rate_cards"."withdrawn_at" is not null));--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_status_known" CHECK ("rate_cards"."status" in ('draft', 'published', 'withdrawn', 'discarded'));--> statement-breakpoint
-- A published card never changes; its successor sets the end of its window, and before it begins it may be withdrawn.
CREATE OR REPLACE FUNCTION keep_published_rate_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('published', 'withdrawn') AND (NEW.body IS DISTINCT FROM OLD.body
     OR NEW.effective_from <> OLD.effective_from OR NEW.level <> OLD.level OR NEW.scope_id <> OLD.scope_id
     OR NEW.number <> OLD.number OR NEW.published_at <> OLD.published_at
     OR (NEW.status <> OLD.status AND NOT (OLD.status = 'published' AND NEW.status = 'withdrawn'
         AND NEW.withdrawn_at < OLD.effective_from))) THEN
    RAISE EXCEPTION 'rate card % is published and cannot change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Cards of before inherited nothing: what they did not list was not offered.
ALTER TABLE rate_cards DISABLE TRIGGER rate_cards_immutable;
--> statement-breakpoint
UPDATE rate_cards SET body =
  '{"unlistedPlans": "not_offered", "unlistedMethods": "not_offered", "serviceFee": null}'::jsonb || body;
--> statement-breakpoint
ALTER TABLE rate_cards ENABLE TRIGGER rate_cards_immutable;
--> statement-breakpoint
-- The terms as a multirange, so that an exclusion constraint can ask whether two campaigns share one.
CREATE FUNCTION terms_multirange(terms integer[]) RETURNS int4multirange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT range_agg(int4range(term, term + 1)) FROM unnest(terms) AS term
$$;
--> statement-breakpoint
ALTER TABLE campaigns ADD CONSTRAINT campaigns_no_overlap
  EXCLUDE USING gist (level WITH =, scope_id WITH =, terms_multirange(terms) WITH &&,
    tstzrange(starts_at, least(ends_at, ended_at)) WITH &&)
  WHERE (status IN ('published', 'ended') AND (ended_at IS NULL OR ended_at > starts_at));
--> statement-breakpoint
-- What a published campaign promises stays; only its budget may grow and be used, and it may end early.
CREATE FUNCTION keep_published_campaign() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'draft' AND (NEW.name, NEW.funded_by, NEW.level, NEW.scope_id, NEW.buyer_rate_ppm, NEW.terms,
      NEW.min_fen, NEW.max_fen, NEW.starts_at, NEW.ends_at, NEW.published_at)
     IS DISTINCT FROM (OLD.name, OLD.funded_by, OLD.level, OLD.scope_id, OLD.buyer_rate_ppm, OLD.terms,
      OLD.min_fen, OLD.max_fen, OLD.starts_at, OLD.ends_at, OLD.published_at) THEN
    RAISE EXCEPTION 'campaign % is published and cannot change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.budget_fen < OLD.budget_fen AND OLD.status <> 'draft' THEN
    RAISE EXCEPTION 'the budget of campaign % may only grow', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER campaigns_kept BEFORE UPDATE ON campaigns FOR EACH ROW EXECUTE FUNCTION keep_published_campaign();
--> statement-breakpoint
CREATE TRIGGER campaign_entries_append_only BEFORE UPDATE OR DELETE ON campaign_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Traces of quotes before had one text; they are explanations, outside the quote's hash.
UPDATE payments SET quote = jsonb_set(quote, '{trace}', (
  SELECT coalesce(jsonb_agg(e || jsonb_build_object('texts',
    jsonb_build_object('zh-CN', e ->> 'because', 'en', e ->> 'because')) ORDER BY n), '[]')
  FROM jsonb_array_elements(quote -> 'trace') WITH ORDINALITY AS t(e, n)))
WHERE quote IS NOT NULL;
