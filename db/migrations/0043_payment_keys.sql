CREATE TABLE "payment_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"device_id" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"check_value" text NOT NULL,
	"ksn" text,
	"status" text NOT NULL,
	"injected_by_id" text NOT NULL,
	"injected_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by_id" text,
	"confirmed_at" timestamp (3) with time zone,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "payment_keys_kind_known" CHECK ("payment_keys"."kind" in ('tmk', 'tpk', 'tak', 'dukpt')),
	CONSTRAINT "payment_keys_status_known" CHECK ("payment_keys"."status" in ('injected', 'in_use', 'replaced', 'destroyed', 'compromised')),
	CONSTRAINT "payment_keys_check_value_shape" CHECK ("payment_keys"."check_value" ~ '^[0-9A-F]{6}$'),
	CONSTRAINT "payment_keys_ksn_of_dukpt" CHECK (("payment_keys"."kind" = 'dukpt') = ("payment_keys"."ksn" is not null) and ("payment_keys"."ksn" is null or "payment_keys"."ksn" ~ '^[0-9A-F]{20}$')),
	CONSTRAINT "payment_keys_no_clear_key" CHECK (regexp_replace("payment_keys"."reference", '[[:space:]:._-]', '', 'g') !~* '[0-9a-f]{32}'),
	CONSTRAINT "payment_keys_two_custodians" CHECK ("payment_keys"."confirmed_by_id" is distinct from "payment_keys"."injected_by_id"),
	CONSTRAINT "payment_keys_in_use_confirmed" CHECK ("payment_keys"."status" <> 'in_use' or "payment_keys"."confirmed_by_id" is not null),
	CONSTRAINT "payment_keys_confirmed_whole" CHECK (("payment_keys"."confirmed_by_id" is null) = ("payment_keys"."confirmed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "payment_keys" ADD CONSTRAINT "payment_keys_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_keys" ADD CONSTRAINT "payment_keys_injected_by_id_people_id_fk" FOREIGN KEY ("injected_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_keys" ADD CONSTRAINT "payment_keys_confirmed_by_id_people_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_keys_one_in_use" ON "payment_keys" USING btree ("device_id","kind") WHERE "payment_keys"."status" = 'in_use';--> statement-breakpoint
CREATE UNIQUE INDEX "payment_keys_one_waiting" ON "payment_keys" USING btree ("device_id","kind") WHERE "payment_keys"."status" = 'injected';--> statement-breakpoint
CREATE UNIQUE INDEX "payment_keys_reference" ON "payment_keys" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_keys_ksn" ON "payment_keys" USING btree ("ksn");--> statement-breakpoint
CREATE INDEX "payment_keys_device" ON "payment_keys" USING btree ("device_id","injected_at");