CREATE TABLE "adjustments" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"account" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reason" text NOT NULL,
	"corrects_id" text,
	"status" text DEFAULT 'proposed' NOT NULL,
	"proposed_by_id" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by_id" text,
	"refusal" text,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "adjustments_status_known" CHECK ("adjustments"."status" in ('proposed', 'booked', 'refused')),
	CONSTRAINT "adjustments_account_known" CHECK ("adjustments"."account" in ('payer', 'merchant', 'instalment_fee', 'acquiring_fee', 'service_fee', 'campaign', 'channel', 'deposit', 'suspense', 'verification', 'payouts')),
	CONSTRAINT "adjustments_not_zero" CHECK ("adjustments"."amount_fen" <> 0),
	CONSTRAINT "adjustments_two_persons" CHECK ("adjustments"."status" = 'proposed' or ("adjustments"."decided_by_id" is not null and "adjustments"."decided_by_id" <> "adjustments"."proposed_by_id"))
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" text PRIMARY KEY NOT NULL,
	"settlement_id" text,
	"account_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"status" text DEFAULT 'promised' NOT NULL,
	"bank_id" text,
	"failure_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"ask_at" timestamp (3) with time zone NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "payouts_bankId_unique" UNIQUE("bank_id"),
	CONSTRAINT "payouts_status_known" CHECK ("payouts"."status" in ('promised', 'sent', 'arrived', 'rejected', 'returned')),
	CONSTRAINT "payouts_amount_positive" CHECK ("payouts"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "settlement_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"status" text DEFAULT 'given' NOT NULL,
	"account_type" text NOT NULL,
	"account_name" text NOT NULL,
	"account_number" text NOT NULL,
	"number_index" text NOT NULL,
	"number_masked" text NOT NULL,
	"bank_name" text NOT NULL,
	"proof_fen" bigint NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"given_by_id" text,
	"given_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"failure_reason" text,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "settlement_accounts_status_known" CHECK ("settlement_accounts"."status" in ('given', 'proving', 'in_force', 'failed', 'expired', 'replaced')),
	CONSTRAINT "settlement_accounts_type_known" CHECK ("settlement_accounts"."account_type" in ('personal', 'corporate')),
	CONSTRAINT "settlement_accounts_proof" CHECK ("settlement_accounts"."proof_fen" between 1 and 99),
	CONSTRAINT "settlement_accounts_tries" CHECK ("settlement_accounts"."tries" between 0 and 3)
);
--> statement-breakpoint
CREATE TABLE "settlement_entries" (
	"settlement_id" text NOT NULL,
	"posting_id" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "settlement_entries_settlement_id_posting_id_pk" PRIMARY KEY("settlement_id","posting_id")
);
--> statement-breakpoint
CREATE TABLE "settlement_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"status" text DEFAULT 'placed' NOT NULL,
	"reason" text NOT NULL,
	"placed_by_id" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"proposed_by_id" text,
	"release_reason" text,
	"released_by_id" text,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "settlement_holds_status_known" CHECK ("settlement_holds"."status" in ('placed', 'release_proposed', 'released')),
	CONSTRAINT "settlement_holds_two_persons" CHECK ("settlement_holds"."status" <> 'released' or ("settlement_holds"."released_by_id" is not null and "settlement_holds"."proposed_by_id" is not null and "settlement_holds"."released_by_id" <> "settlement_holds"."proposed_by_id"))
);
--> statement-breakpoint
CREATE TABLE "settlement_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"settles_on" date NOT NULL,
	"cutoff_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'drafting' NOT NULL,
	"prepared_by_id" text,
	"prepared_at" timestamp (3) with time zone NOT NULL,
	"drafted_through" text DEFAULT '' NOT NULL,
	"approved_by_id" text,
	"decided_at" timestamp (3) with time zone,
	"evidence_hash" text,
	"refusal" text,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "settlement_runs_status_known" CHECK ("settlement_runs"."status" in ('drafting', 'pending_second', 'processing', 'posted', 'dissolving', 'refused')),
	CONSTRAINT "settlement_runs_two_persons" CHECK ("settlement_runs"."approved_by_id" is distinct from "settlement_runs"."prepared_by_id" or "settlement_runs"."approved_by_id" is null),
	CONSTRAINT "settlement_runs_seen" CHECK (("settlement_runs"."approved_by_id" is null) = ("settlement_runs"."evidence_hash" is null)),
	CONSTRAINT "settlement_runs_processing_approved" CHECK ("settlement_runs"."status" <> 'processing' or "settlement_runs"."approved_by_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "settlements" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"status" text DEFAULT 'drafted' NOT NULL,
	"held_for" text,
	"failure_reason" text,
	"taken_fen" bigint NOT NULL,
	"refunded_fen" bigint NOT NULL,
	"instalment_fee_fen" bigint NOT NULL,
	"acquiring_fee_fen" bigint NOT NULL,
	"service_fee_fen" bigint NOT NULL,
	"adjustment_fen" bigint NOT NULL,
	"net_fen" bigint NOT NULL,
	"entries" integer NOT NULL,
	"open_from" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"posted_at" timestamp (3) with time zone,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "settlements_status_known" CHECK ("settlements"."status" in ('drafted', 'held', 'processing', 'posted', 'failed', 'dissolved')),
	CONSTRAINT "settlements_held_for_known" CHECK ("settlements"."held_for" in ('hold', 'no_account')),
	CONSTRAINT "settlements_held_with_reason" CHECK (("settlements"."status" <> 'held') or "settlements"."held_for" is not null),
	CONSTRAINT "settlements_pays" CHECK ("settlements"."net_fen" > 0),
	CONSTRAINT "settlements_adds_up" CHECK ("settlements"."net_fen" = "settlements"."taken_fen" + "settlements"."refunded_fen" + "settlements"."instalment_fee_fen" + "settlements"."acquiring_fee_fen" + "settlements"."service_fee_fen" + "settlements"."adjustment_fen")
);
--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_corrects_id_ledger_postings_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."ledger_postings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_settlement_id_settlements_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "public"."settlements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_account_id_settlement_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."settlement_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_accounts" ADD CONSTRAINT "settlement_accounts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_accounts" ADD CONSTRAINT "settlement_accounts_given_by_id_people_id_fk" FOREIGN KEY ("given_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_entries" ADD CONSTRAINT "settlement_entries_settlement_id_settlements_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "public"."settlements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_entries" ADD CONSTRAINT "settlement_entries_posting_id_ledger_postings_id_fk" FOREIGN KEY ("posting_id") REFERENCES "public"."ledger_postings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_holds" ADD CONSTRAINT "settlement_holds_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_holds" ADD CONSTRAINT "settlement_holds_placed_by_id_people_id_fk" FOREIGN KEY ("placed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_holds" ADD CONSTRAINT "settlement_holds_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_holds" ADD CONSTRAINT "settlement_holds_released_by_id_people_id_fk" FOREIGN KEY ("released_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_runs" ADD CONSTRAINT "settlement_runs_prepared_by_id_people_id_fk" FOREIGN KEY ("prepared_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_runs" ADD CONSTRAINT "settlement_runs_approved_by_id_people_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_run_id_settlement_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."settlement_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adjustments_newest" ON "adjustments" USING btree ("proposed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_alive" ON "payouts" USING btree ("settlement_id") WHERE "payouts"."status" in ('promised', 'sent', 'arrived');--> statement-breakpoint
CREATE INDEX "payouts_settlement" ON "payouts" USING btree ("settlement_id");--> statement-breakpoint
CREATE INDEX "payouts_account" ON "payouts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "payouts_asking" ON "payouts" USING btree ("ask_at","id") WHERE "payouts"."status" in ('promised', 'sent');--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_accounts_one_in_force" ON "settlement_accounts" USING btree ("merchant_id") WHERE "settlement_accounts"."status" = 'in_force';--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_accounts_one_unproven" ON "settlement_accounts" USING btree ("merchant_id") WHERE "settlement_accounts"."status" in ('given', 'proving');--> statement-breakpoint
CREATE INDEX "settlement_accounts_merchant" ON "settlement_accounts" USING btree ("merchant_id","given_at","id");--> statement-breakpoint
CREATE INDEX "settlement_accounts_expiring" ON "settlement_accounts" USING btree ("expires_at") WHERE "settlement_accounts"."status" in ('given', 'proving');--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_entries_once" ON "settlement_entries" USING btree ("posting_id") WHERE "settlement_entries"."released_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_holds_one" ON "settlement_holds" USING btree ("merchant_id") WHERE "settlement_holds"."status" <> 'released';--> statement-breakpoint
CREATE INDEX "settlement_holds_newest" ON "settlement_holds" USING btree ("placed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_runs_one_open" ON "settlement_runs" USING btree ((true)) WHERE "settlement_runs"."status" in ('drafting', 'pending_second', 'dissolving');--> statement-breakpoint
CREATE INDEX "settlement_runs_newest" ON "settlement_runs" USING btree ("prepared_at","id");--> statement-breakpoint
CREATE INDEX "settlement_runs_day" ON "settlement_runs" USING btree ("settles_on");--> statement-breakpoint
CREATE UNIQUE INDEX "settlements_one_per_run" ON "settlements" USING btree ("run_id","merchant_id");--> statement-breakpoint
CREATE INDEX "settlements_merchant" ON "settlements" USING btree ("merchant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "settlements_newest" ON "settlements" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "settlements_open" ON "settlements" USING btree ("since","id") WHERE "settlements"."status" in ('drafted', 'held', 'processing', 'failed');--> statement-breakpoint
-- What a settlement pays is fixed when it is made: its entries add up to it, and never change but to be let go, once.
CREATE FUNCTION "refuse_unexplained_settlement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.net_fen IS DISTINCT FROM (SELECT sum(s.amount_fen) FROM public.settlement_entries s WHERE s.settlement_id = NEW.id)
    OR EXISTS (SELECT 1 FROM public.settlement_entries s JOIN public.ledger_postings p ON p.id = s.posting_id
      WHERE s.settlement_id = NEW.id AND (p.merchant_id <> NEW.merchant_id OR s.amount_fen IS DISTINCT FROM (
        SELECT sum(e.amount_fen) FROM public.ledger_entries e
        WHERE e.posting_id = p.id AND e.account = 'merchant' AND e.layer = 'posted'))) THEN
    RAISE EXCEPTION 'settlement % is not what its entries are', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "settlements_explained" AFTER INSERT ON "settlements"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "refuse_unexplained_settlement"();--> statement-breakpoint
CREATE FUNCTION "keep_settlement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.run_id, NEW.merchant_id, NEW.taken_fen, NEW.refunded_fen, NEW.instalment_fee_fen, NEW.acquiring_fee_fen,
      NEW.service_fee_fen, NEW.adjustment_fen, NEW.net_fen, NEW.entries, NEW.created_at)
    IS DISTINCT FROM (OLD.run_id, OLD.merchant_id, OLD.taken_fen, OLD.refunded_fen, OLD.instalment_fee_fen, OLD.acquiring_fee_fen,
      OLD.service_fee_fen, OLD.adjustment_fen, OLD.net_fen, OLD.entries, OLD.created_at) THEN
    RAISE EXCEPTION 'settlement % cannot change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "settlements_immutable" BEFORE UPDATE ON "settlements"
  FOR EACH ROW EXECUTE FUNCTION "keep_settlement"();--> statement-breakpoint
CREATE FUNCTION "keep_settlement_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.released_at IS NOT NULL
    OR (NEW.settlement_id, NEW.posting_id, NEW.amount_fen) IS DISTINCT FROM (OLD.settlement_id, OLD.posting_id, OLD.amount_fen) THEN
    RAISE EXCEPTION 'what a settlement pays cannot change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "settlement_entries_immutable" BEFORE UPDATE OR DELETE ON "settlement_entries"
  FOR EACH ROW EXECUTE FUNCTION "keep_settlement_entry"();--> statement-breakpoint
-- Nothing is paid out of a run that nobody but its maker has seen, whatever the code above does.
CREATE FUNCTION "second_person_pays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id
    OR (OLD.approved_by_id IS NOT NULL AND NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id) THEN
    RAISE EXCEPTION 'who prepared or approved run % stays', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'second_person';
  END IF;
  IF NEW.status = 'processing' AND OLD.status <> 'processing' AND NOT EXISTS (
    SELECT 1 FROM public.people p WHERE p.id = NEW.approved_by_id AND p.status = 'active' AND p.roles && ARRAY['checker', 'admin']) THEN
    RAISE EXCEPTION 'run % needs a second person', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'second_person';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "settlement_runs_second_person" BEFORE UPDATE ON "settlement_runs"
  FOR EACH ROW EXECUTE FUNCTION "second_person_pays"();--> statement-breakpoint
-- Money goes to an account that its merchant has proven, and for a settlement of an approved run alone.
CREATE FUNCTION "refuse_payout"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.settlement_id IS NULL THEN
    IF NEW.amount_fen IS DISTINCT FROM (SELECT a.proof_fen FROM public.settlement_accounts a WHERE a.id = NEW.account_id) THEN
      RAISE EXCEPTION 'payout % is no proof of its account', NEW.id USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NOT EXISTS (
    SELECT 1 FROM public.settlements s JOIN public.settlement_runs r ON r.id = s.run_id
      JOIN public.settlement_accounts a ON a.id = NEW.account_id
    WHERE s.id = NEW.settlement_id AND s.merchant_id = NEW.merchant_id AND a.merchant_id = NEW.merchant_id
      AND s.net_fen = NEW.amount_fen AND r.approved_by_id IS NOT NULL AND a.status = 'in_force') THEN
    RAISE EXCEPTION 'payout % pays what is not approved, or to an account that is not proven', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "payouts_due" BEFORE INSERT ON "payouts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_payout"();--> statement-breakpoint
CREATE FUNCTION "keep_payout"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.settlement_id, NEW.account_id, NEW.merchant_id, NEW.amount_fen)
    IS DISTINCT FROM (OLD.settlement_id, OLD.account_id, OLD.merchant_id, OLD.amount_fen) THEN
    RAISE EXCEPTION 'payout % cannot change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "payouts_immutable" BEFORE UPDATE ON "payouts"
  FOR EACH ROW EXECUTE FUNCTION "keep_payout"();
