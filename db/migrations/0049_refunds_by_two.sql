ALTER TABLE "refunds" DROP CONSTRAINT "refunds_status_known";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "requested_by" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "requested_by_id" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "needs_second" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "decided_by_id" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "decided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "since" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "refunds" SET "since" = coalesce("finished_at", "created_at");--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "since" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_requester_known" CHECK ("refunds"."requested_by" in ('terminal', 'merchant', 'staff'));--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_of_staff_by_two" CHECK ("refunds"."needs_second" or "refunds"."requested_by" is distinct from 'staff');--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_two_persons" CHECK (not "refunds"."needs_second" or "refunds"."status" = 'proposed' or "refunds"."decided_by_id" is not null);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_not_by_oneself" CHECK ("refunds"."decided_by_id" is null or "refunds"."decided_by_id" is distinct from "refunds"."requested_by_id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_status_known" CHECK ("refunds"."status" in ('proposed', 'pending', 'succeeded', 'failed', 'refused'));--> statement-breakpoint
-- What was refused is given back to nobody.
CREATE OR REPLACE FUNCTION refuse_excess_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  returned bigint;
BEGIN
  IF NEW.status IN ('failed', 'refused') THEN
    RETURN NEW;
  END IF;
  SELECT amount_fen INTO paid FROM payments WHERE id = NEW.payment_id FOR UPDATE;
  SELECT coalesce(sum(amount_fen), 0) INTO returned FROM refunds
    WHERE payment_id = NEW.payment_id AND status NOT IN ('failed', 'refused') AND id <> NEW.id;
  IF returned + NEW.amount_fen > paid THEN
    RAISE EXCEPTION 'refunds of payment % exceed it', NEW.payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
