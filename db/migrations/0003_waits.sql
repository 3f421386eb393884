ALTER TABLE "applications" ADD COLUMN "waiting_since" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "applications" SET "waiting_since" = greatest("created_at", "submitted_at", "claimed_at", "proposed_at", "decided_at", "appealed_at");--> statement-breakpoint
ALTER TABLE "applications" ALTER COLUMN "waiting_since" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status","waiting_since");
