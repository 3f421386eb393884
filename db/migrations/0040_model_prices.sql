CREATE TABLE "model_prices" (
	"id" text PRIMARY KEY NOT NULL,
	"model_code" text NOT NULL,
	"kind" text NOT NULL,
	"amount_fen" bigint,
	"first_day" date NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"note" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"proposed_by_id" text,
	"proposed_at" timestamp (3) with time zone,
	"approved_by_id" text,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"evidence_hash" text,
	"refusal" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "model_prices_status_known" CHECK ("model_prices"."status" in ('draft', 'pending_second', 'published', 'withdrawn', 'refused', 'discarded')),
	CONSTRAINT "model_prices_kind_known" CHECK ("model_prices"."kind" in ('sale', 'rent', 'deposit')),
	CONSTRAINT "model_prices_amount_sane" CHECK ("model_prices"."amount_fen" > 0 or ("model_prices"."amount_fen" = 0 and "model_prices"."kind" = 'deposit')),
	CONSTRAINT "model_prices_second_person" CHECK ("model_prices"."approved_by_id" is null or ("model_prices"."approved_by_id" is distinct from "model_prices"."created_by_id" and "model_prices"."approved_by_id" is distinct from "model_prices"."proposed_by_id")),
	CONSTRAINT "model_prices_withdrawn_at" CHECK (("model_prices"."status" = 'withdrawn') = ("model_prices"."withdrawn_at" is not null)),
	CONSTRAINT "model_prices_refused_why" CHECK (("model_prices"."status" = 'refused') = ("model_prices"."refusal" is not null))
);
--> statement-breakpoint
ALTER TABLE "model_prices" ADD CONSTRAINT "model_prices_model_code_device_models_code_fk" FOREIGN KEY ("model_code") REFERENCES "public"."device_models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_prices" ADD CONSTRAINT "model_prices_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_prices" ADD CONSTRAINT "model_prices_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_prices" ADD CONSTRAINT "model_prices_approved_by_id_people_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "model_prices_one_start" ON "model_prices" USING btree ("model_code","kind","first_day") WHERE "model_prices"."status" = 'published';--> statement-breakpoint
CREATE INDEX "model_prices_newest" ON "model_prices" USING btree ("model_code","created_at","id");--> statement-breakpoint
-- The deposits that the catalogue had go on from the day of this migration; nobody made or approved them anew.
INSERT INTO "model_prices" ("id", "model_code", "kind", "amount_fen", "first_day", "status", "created_at", "published_at")
  SELECT 'mpr_' || substr(md5("code"), 1, 20), "code", 'deposit', "deposit_fen", (now() AT TIME ZONE 'Asia/Shanghai')::date,
    'published', now(), now()
  FROM "device_models";--> statement-breakpoint
CREATE TRIGGER "model_prices_second_person" BEFORE INSERT OR UPDATE ON "model_prices"
  FOR EACH ROW EXECUTE FUNCTION "second_person_decides"();--> statement-breakpoint
-- What was made stays as it was made; another is another row. Only a price that has not begun is taken back.
CREATE FUNCTION keep_model_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.model_code, NEW.kind, NEW.amount_fen, NEW.first_day, NEW.note, NEW.created_at)
      IS DISTINCT FROM (OLD.model_code, OLD.kind, OLD.amount_fen, OLD.first_day, OLD.note, OLD.created_at)
    OR (OLD.status = 'published' AND ((NEW.published_at, NEW.approved_by_id, NEW.evidence_hash)
      IS DISTINCT FROM (OLD.published_at, OLD.approved_by_id, OLD.evidence_hash)))
    OR (OLD.status IN ('published', 'withdrawn', 'refused', 'discarded') AND NEW.status <> OLD.status
      AND NOT (OLD.status = 'published' AND NEW.status = 'withdrawn'
        AND (NEW.withdrawn_at AT TIME ZONE 'Asia/Shanghai')::date < OLD.first_day)) THEN
    RAISE EXCEPTION 'price % cannot change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "model_prices_immutable" BEFORE UPDATE ON "model_prices"
  FOR EACH ROW EXECUTE FUNCTION keep_model_price();--> statement-breakpoint
ALTER TABLE "device_models" DROP COLUMN "deposit_fen";