CREATE TABLE "stock_differences" (
	"stock_take_id" text NOT NULL,
	"serial_number" text NOT NULL,
	"difference" text NOT NULL,
	"status" text,
	"device_id" text,
	CONSTRAINT "stock_differences_stock_take_id_serial_number_pk" PRIMARY KEY("stock_take_id","serial_number"),
	CONSTRAINT "stock_differences_known" CHECK ("stock_differences"."difference" in ('missing', 'surplus')),
	CONSTRAINT "stock_differences_status_known" CHECK ("stock_differences"."status" is null or "stock_differences"."status" in ('in_stock', 'reserved', 'shipped', 'delivered', 'active', 'suspended', 'returning', 'repair', 'retired', 'lost'))
);
--> statement-breakpoint
CREATE TABLE "stock_take_scans" (
	"stock_take_id" text NOT NULL,
	"serial_number" text NOT NULL,
	"scanned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_take_scans_stock_take_id_serial_number_pk" PRIMARY KEY("stock_take_id","serial_number"),
	CONSTRAINT "stock_take_scans_serial_folded" CHECK ("stock_take_scans"."serial_number" ~ '^[A-Z0-9-]{1,50}$')
);
--> statement-breakpoint
CREATE TABLE "stock_takes" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"model_code" text,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"missing" integer,
	"surplus" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "stock_takes_status_known" CHECK ("stock_takes"."status" in ('open', 'closed', 'canceled')),
	CONSTRAINT "stock_takes_ended" CHECK (("stock_takes"."status" = 'open') = ("stock_takes"."ended_at" is null)),
	CONSTRAINT "stock_takes_counted" CHECK (("stock_takes"."status" = 'closed') = ("stock_takes"."missing" is not null and "stock_takes"."surplus" is not null))
);
--> statement-breakpoint
ALTER TABLE "stock_differences" ADD CONSTRAINT "stock_differences_stock_take_id_stock_takes_id_fk" FOREIGN KEY ("stock_take_id") REFERENCES "public"."stock_takes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_differences" ADD CONSTRAINT "stock_differences_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_take_scans" ADD CONSTRAINT "stock_take_scans_stock_take_id_stock_takes_id_fk" FOREIGN KEY ("stock_take_id") REFERENCES "public"."stock_takes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_takes" ADD CONSTRAINT "stock_takes_model_code_device_models_code_fk" FOREIGN KEY ("model_code") REFERENCES "public"."device_models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_takes" ADD CONSTRAINT "stock_takes_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_takes_newest" ON "stock_takes" USING btree ("started_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_takes_one_open_per_model" ON "stock_takes" USING btree (coalesce("model_code", '')) WHERE "stock_takes"."status" = 'open';