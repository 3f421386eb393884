ALTER TABLE "campaigns" DROP CONSTRAINT "campaigns_status_known";--> statement-breakpoint
ALTER TABLE "rate_cards" DROP CONSTRAINT "rate_cards_status_known";--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "proposed_by_id" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "proposed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "approved_by_id" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "evidence_hash" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "consented_by_id" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "consented_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "consent_hash" text;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "proposed_by_id" text;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "proposed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "approved_by_id" text;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "evidence_hash" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_approved_by_id_people_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_consented_by_id_people_id_fk" FOREIGN KEY ("consented_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_approved_by_id_people_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_status_known" CHECK ("campaigns"."status" in ('draft', 'pending_second', 'published', 'ended', 'refused', 'discarded'));--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_status_known" CHECK ("rate_cards"."status" in ('draft', 'pending_second', 'published', 'withdrawn', 'refused', 'discarded'));--> statement-breakpoint
-- One person never decides alone what is charged: what is put in force was proposed before, and approved by somebody else
-- who may, on the evidence that was seen. The portal itself lays only the first cards of a platform that has none.
CREATE FUNCTION "second_person_decides"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first_cards boolean := false;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'draft' THEN
      RAISE EXCEPTION '% begins as a draft', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'second_person';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.created_by_id IS DISTINCT FROM OLD.created_by_id
    OR (OLD.proposed_at IS NOT NULL AND NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id) THEN
    RAISE EXCEPTION 'who made or proposed % stays', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'second_person';
  END IF;
  IF NEW.status <> 'published' OR OLD.status = 'published' THEN
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'rate_cards' THEN
    first_cards := NEW.created_by_id IS NULL AND NEW.proposed_by_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM rate_cards WHERE level = 'platform' AND status = 'published');
  END IF;
  IF OLD.status <> 'pending_second' OR OLD.proposed_at IS NULL OR NEW.evidence_hash IS NULL OR NOT (
    first_cards OR (
      NEW.approved_by_id IS DISTINCT FROM NEW.created_by_id
      AND NEW.approved_by_id IS DISTINCT FROM NEW.proposed_by_id
      AND EXISTS (
        SELECT 1 FROM people p WHERE p.id = NEW.approved_by_id AND p.status = 'active'
          AND p.roles && ARRAY['rates', 'checker', 'admin'])
    )
  ) THEN
    RAISE EXCEPTION '% needs a second person', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'second_person';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER "rate_cards_second_person" BEFORE INSERT OR UPDATE ON "rate_cards"
  FOR EACH ROW EXECUTE FUNCTION "second_person_decides"();--> statement-breakpoint
CREATE TRIGGER "campaigns_second_person" BEFORE INSERT OR UPDATE ON "campaigns"
  FOR EACH ROW EXECUTE FUNCTION "second_person_decides"();--> statement-breakpoint
-- What was made stays as it was made; another is another row. Only a start that has passed moves, as it is put in force.
CREATE OR REPLACE FUNCTION keep_published_rate_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.body, NEW.level, NEW.scope_id, NEW.number) IS DISTINCT FROM (OLD.body, OLD.level, OLD.scope_id, OLD.number)
    OR ((NEW.effective_from, NEW.published_at) IS DISTINCT FROM (OLD.effective_from, OLD.published_at)
      AND OLD.status <> 'pending_second')
    OR (OLD.status IN ('published', 'withdrawn') AND NEW.status <> OLD.status
      AND NOT (OLD.status = 'published' AND NEW.status = 'withdrawn' AND NEW.withdrawn_at < OLD.effective_from)) THEN
    RAISE EXCEPTION 'rate card % cannot change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_published_campaign() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.name, NEW.funded_by, NEW.level, NEW.scope_id, NEW.buyer_rate_ppm, NEW.terms, NEW.min_fen, NEW.max_fen, NEW.ends_at)
      IS DISTINCT FROM (OLD.name, OLD.funded_by, OLD.level, OLD.scope_id, OLD.buyer_rate_ppm, OLD.terms, OLD.min_fen,
        OLD.max_fen, OLD.ends_at)
    OR ((NEW.starts_at, NEW.published_at) IS DISTINCT FROM (OLD.starts_at, OLD.published_at)
      AND OLD.status <> 'pending_second') THEN
    RAISE EXCEPTION 'campaign % cannot change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.budget_fen < OLD.budget_fen OR (NEW.budget_fen > OLD.budget_fen AND OLD.status <> 'published') THEN
    RAISE EXCEPTION 'the budget of campaign % may only grow, once it is published', OLD.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_paid_by_consent"
  CHECK ("status" NOT IN ('published', 'ended') OR "funded_by" <> 'merchant'
    OR coalesce("consent_hash" = "evidence_hash", false)) NOT VALID;
