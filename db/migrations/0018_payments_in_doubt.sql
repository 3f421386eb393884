ALTER TABLE "payments" ADD COLUMN "gateway_fault" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "gateway_retry_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "gateway_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "payments_in_doubt" ON "payments" USING btree ("created_at") WHERE "payments"."gateway_fault" is not null;