ALTER TABLE "device_models" ADD COLUMN "features" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "device_models" ADD COLUMN "low_stock_below" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "device_models" ADD CONSTRAINT "device_models_features_known" CHECK ("device_models"."features" <@ array['card', 'qr', 'print', 'sign']::text[]);--> statement-breakpoint
ALTER TABLE "device_models" ADD CONSTRAINT "device_models_low_stock_sane" CHECK ("device_models"."low_stock_below" between 0 and 100000);