CREATE TABLE "limit_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"before_fen" bigint NOT NULL,
	"overdraft_fen" bigint NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"proposed_by_id" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by_id" text,
	"refusal" text,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "limit_changes_status_known" CHECK ("limit_changes"."status" in ('proposed', 'in_force', 'refused')),
	CONSTRAINT "limit_changes_not_negative" CHECK ("limit_changes"."before_fen" >= 0 and "limit_changes"."overdraft_fen" >= 0),
	CONSTRAINT "limit_changes_two_persons" CHECK ("limit_changes"."status" = 'proposed' or ("limit_changes"."decided_by_id" is not null and "limit_changes"."decided_by_id" <> "limit_changes"."proposed_by_id"))
);
--> statement-breakpoint
ALTER TABLE "balance_limits" ADD COLUMN "change_id" text;--> statement-breakpoint
ALTER TABLE "limit_changes" ADD CONSTRAINT "limit_changes_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_changes" ADD CONSTRAINT "limit_changes_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_changes" ADD CONSTRAINT "limit_changes_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "limit_changes_newest" ON "limit_changes" USING btree ("proposed_at","id");--> statement-breakpoint
CREATE INDEX "limit_changes_merchant" ON "limit_changes" USING btree ("merchant_id","proposed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "limit_changes_one_proposed" ON "limit_changes" USING btree ("merchant_id") WHERE "limit_changes"."status" in ('proposed');--> statement-breakpoint
ALTER TABLE "balance_limits" ADD CONSTRAINT "balance_limits_change_id_limit_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."limit_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_limits" ADD CONSTRAINT "balance_limits_everybodys" CHECK ("balance_limits"."id" <> 'platform' or "balance_limits"."change_id" is null);--> statement-breakpoint
-- A merchant's limit is what two people agreed on, in the transaction in which they did; everybody's is set by a migration alone.
CREATE FUNCTION "refuse_own_limit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.limit_changes c WHERE c.id = NEW.change_id AND c.merchant_id = NEW.id
      AND c.status = 'in_force' AND c.overdraft_fen = NEW.overdraft_fen AND c.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'the limit of % is not what two people agreed on', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "balance_limits_two_persons" BEFORE INSERT OR UPDATE ON "balance_limits"
  FOR EACH ROW EXECUTE FUNCTION "refuse_own_limit"();
