CREATE TABLE "intake_faults" (
	"intake_id" text NOT NULL,
	"line" integer NOT NULL,
	"text" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "intake_faults_intake_id_line_pk" PRIMARY KEY("intake_id","line"),
	CONSTRAINT "intake_faults_reason_known" CHECK ("intake_faults"."reason" in ('serial_scientific', 'serial_shape', 'serial_repeated', 'serial_known'))
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"id" text PRIMARY KEY NOT NULL,
	"model_code" text NOT NULL,
	"source" text NOT NULL,
	"file_name" text,
	"content_hash" text,
	"total_lines" integer,
	"done_lines" integer DEFAULT 0 NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"faulty" integer DEFAULT 0 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "intakes_source_known" CHECK ("intakes"."source" in ('scan', 'file')),
	CONSTRAINT "intakes_file_whole" CHECK (("intakes"."source" = 'file') = ("intakes"."content_hash" is not null and "intakes"."total_lines" is not null and "intakes"."file_name" is not null)),
	CONSTRAINT "intakes_within_total" CHECK ("intakes"."total_lines" is null or "intakes"."done_lines" <= "intakes"."total_lines")
);
--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "intake_id" text;--> statement-breakpoint
ALTER TABLE "intake_faults" ADD CONSTRAINT "intake_faults_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_model_code_device_models_code_fk" FOREIGN KEY ("model_code") REFERENCES "public"."device_models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "intakes_newest" ON "intakes" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "intakes_one_per_file" ON "intakes" USING btree ("model_code","content_hash");--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_intake" ON "devices" USING btree ("intake_id");