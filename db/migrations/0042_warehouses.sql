CREATE TABLE "warehouse_levels" (
	"warehouse_id" text NOT NULL,
	"model_code" text NOT NULL,
	"low_stock_below" integer NOT NULL,
	CONSTRAINT "warehouse_levels_warehouse_id_model_code_pk" PRIMARY KEY("warehouse_id","model_code"),
	CONSTRAINT "warehouse_levels_sane" CHECK ("warehouse_levels"."low_stock_below" between 0 and 100000)
);
--> statement-breakpoint
CREATE TABLE "warehouses" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"status" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "warehouses_code_unique" UNIQUE("code"),
	CONSTRAINT "warehouses_status_known" CHECK ("warehouses"."status" in ('open', 'closed')),
	CONSTRAINT "warehouses_default_open" CHECK (not "warehouses"."is_default" or "warehouses"."status" = 'open'),
	CONSTRAINT "warehouses_code_shape" CHECK ("warehouses"."code" ~ '^[A-Z0-9-]{2,20}$')
);
--> statement-breakpoint
-- Where everything has lain so far. It is there in a new portal too: devices always come somewhere.
INSERT INTO "warehouses" ("id", "code", "name", "address", "status", "is_default", "created_at")
  VALUES ('whs_0000000000000000main', 'MAIN', '总仓', '', 'open', true, now());--> statement-breakpoint
DROP INDEX "stock_takes_one_open_per_model";--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "warehouse_id" text;--> statement-breakpoint
UPDATE "devices" SET "warehouse_id" = 'whs_0000000000000000main' WHERE "status" IN ('in_stock', 'reserved', 'repair');--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "warehouse_id" text NOT NULL DEFAULT 'whs_0000000000000000main';--> statement-breakpoint
ALTER TABLE "intakes" ALTER COLUMN "warehouse_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "stock_differences" ADD COLUMN "warehouse_id" text;--> statement-breakpoint
ALTER TABLE "stock_takes" ADD COLUMN "warehouse_id" text NOT NULL DEFAULT 'whs_0000000000000000main';--> statement-breakpoint
ALTER TABLE "stock_takes" ALTER COLUMN "warehouse_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "warehouse_levels" ADD CONSTRAINT "warehouse_levels_warehouse_id_warehouses_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warehouse_levels" ADD CONSTRAINT "warehouse_levels_model_code_device_models_code_fk" FOREIGN KEY ("model_code") REFERENCES "public"."device_models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "warehouses_one_default" ON "warehouses" USING btree ("is_default") WHERE "warehouses"."is_default";--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_warehouse_id_warehouses_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_warehouse_id_warehouses_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_differences" ADD CONSTRAINT "stock_differences_warehouse_id_warehouses_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_takes" ADD CONSTRAINT "stock_takes_warehouse_id_warehouses_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."warehouses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_warehouse" ON "devices" USING btree ("warehouse_id","status","model_code");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_takes_one_open_per_model" ON "stock_takes" USING btree ("warehouse_id",coalesce("model_code", '')) WHERE "stock_takes"."status" = 'open';--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_lie_somewhere" CHECK (("devices"."status" in ('in_stock', 'reserved', 'repair')) = ("devices"."warehouse_id" is not null));--> statement-breakpoint
-- Whoever puts a device into a warehouse shares its row, and whoever closes it has it alone: what is counted here stays so.
CREATE FUNCTION keep_warehouse_of_devices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'closed' AND EXISTS (SELECT 1 FROM devices WHERE warehouse_id = NEW.id) THEN
    RAISE EXCEPTION 'devices lie in warehouse %', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'warehouses_empty_when_closed';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "warehouses_empty_when_closed" BEFORE UPDATE OF "status" ON "warehouses"
  FOR EACH ROW EXECUTE FUNCTION keep_warehouse_of_devices();
