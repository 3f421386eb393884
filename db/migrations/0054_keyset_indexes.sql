DROP INDEX "shipments_merchant";--> statement-breakpoint
DROP INDEX "payments_created";--> statement-breakpoint
CREATE INDEX "claims_opened" ON "claims" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "devices_received" ON "devices" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "shipments_newest" ON "shipments" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "incidents_raised" ON "incidents" USING btree ("raised_at","id");--> statement-breakpoint
CREATE INDEX "shipments_merchant" ON "shipments" USING btree ("merchant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_created" ON "payments" USING btree ("created_at","id");