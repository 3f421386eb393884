ALTER TABLE "campaigns" ADD COLUMN "raise_by_fen" bigint;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "raise_proposed_by_id" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "raise_approved_by_id" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_raise_proposed_by_id_people_id_fk" FOREIGN KEY ("raise_proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_raise_approved_by_id_people_id_fk" FOREIGN KEY ("raise_approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
  IF NEW.budget_fen > OLD.budget_fen AND NOT coalesce(
      NEW.budget_fen - OLD.budget_fen = OLD.raise_by_fen AND NEW.raise_by_fen IS NULL
        AND NEW.raise_approved_by_id <> OLD.raise_proposed_by_id, false) THEN
    RAISE EXCEPTION 'the budget of campaign % grows by what one person proposed and another approved', OLD.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
