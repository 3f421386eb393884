CREATE TABLE "firmware_releases" (
	"model_code" text NOT NULL,
	"version" text NOT NULL,
	"released_on" date NOT NULL,
	"mandatory" boolean NOT NULL,
	"note" text NOT NULL,
	"recorded_by_id" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "firmware_releases_model_code_version_pk" PRIMARY KEY("model_code","version"),
	CONSTRAINT "firmware_releases_version_shape" CHECK ("firmware_releases"."version" ~ '^[0-9]{1,5}(\.[0-9]{1,5}){0,3}$')
);
--> statement-breakpoint
ALTER TABLE "firmware_releases" ADD CONSTRAINT "firmware_releases_model_code_device_models_code_fk" FOREIGN KEY ("model_code") REFERENCES "public"."device_models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "firmware_releases" ADD CONSTRAINT "firmware_releases_recorded_by_id_people_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_models" ADD CONSTRAINT "device_models_minimum_within_target" CHECK ((string_to_array("device_models"."minimum_firmware" || '.0.0.0', '.')::int[])[1:4] <= (string_to_array("device_models"."target_firmware" || '.0.0.0', '.')::int[])[1:4]);--> statement-breakpoint
-- The versions that the catalogue names were released, on whatever day.
INSERT INTO "firmware_releases" ("model_code", "version", "released_on", "mandatory", "note", "recorded_at")
  SELECT "code", "version", (now() AT TIME ZONE 'Asia/Shanghai')::date, false, '', now()
  FROM "device_models", LATERAL (VALUES ("minimum_firmware"), ("target_firmware")) AS "named" ("version")
  ON CONFLICT DO NOTHING;
