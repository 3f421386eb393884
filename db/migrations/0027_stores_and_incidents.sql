ALTER TABLE "terminals" DROP CONSTRAINT "terminals_store_id_stores_id_fk";--> statement-breakpoint
DROP INDEX "stores_merchant";--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_one_name_per_merchant" UNIQUE("merchant_id","name");--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_of_merchant" UNIQUE("id","merchant_id");--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_store_of_merchant" FOREIGN KEY ("store_id","merchant_id") REFERENCES "public"."stores"("id","merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "status" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "resolution" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
-- What has ended so far ended by itself: nobody could end it otherwise.
UPDATE "incidents" SET "status" = 'resolved', "resolution" = 'cause_ended' WHERE "resolved_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "incidents_newest" ON "incidents" USING btree ("status","raised_at","id");--> statement-breakpoint
CREATE INDEX "incidents_terminal" ON "incidents" USING btree ("terminal_id","raised_at");--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_kind_known" CHECK ("incidents"."kind" in ('far_from_store', 'config_drift', 'unknown_version'));--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_status_known" CHECK ("incidents"."status" in ('open', 'resolved', 'dismissed'));--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_resolution_known" CHECK ("incidents"."resolution" is null or "incidents"."resolution" in ('moved', 'position_corrected', 'brought_back', 'false_position', 'explained', 'suspended', 'cause_ended', 'device_replaced', 'terminal_closed'));--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_ended_somehow" CHECK (("incidents"."status" = 'open') = ("incidents"."resolved_at" is null) and ("incidents"."status" = 'open') = ("incidents"."resolution" is null));