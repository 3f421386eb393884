ALTER TABLE "applications" ADD COLUMN "agreed_model" text;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "device_declined_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "merchants_newest" ON "merchants" USING btree ("created_at","id");