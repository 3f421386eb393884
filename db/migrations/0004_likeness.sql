CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "shop_address" text;--> statement-breakpoint
CREATE INDEX "applications_shop_name_alike" ON "applications" USING gin ("shop_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "applications_shop_address_alike" ON "applications" USING gin ("shop_address" gin_trgm_ops);
