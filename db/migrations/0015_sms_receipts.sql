ALTER TABLE "sms_messages" ADD COLUMN "text" text;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "parameters" text;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "carrier_id" text;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "delivered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "failed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "failure" text;--> statement-breakpoint
CREATE INDEX "sms_messages_carrier" ON "sms_messages" USING btree ("carrier_id") WHERE "sms_messages"."carrier_id" is not null;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD CONSTRAINT "sms_messages_one_end" CHECK ("sms_messages"."delivered_at" is null or "sms_messages"."failed_at" is null);--> statement-breakpoint
ALTER TABLE "sms_messages" ADD CONSTRAINT "sms_messages_failure" CHECK (("sms_messages"."failed_at" is null) = ("sms_messages"."failure" is null));