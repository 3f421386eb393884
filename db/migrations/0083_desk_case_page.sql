CREATE TABLE "screening_entries" (
	"list_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"keys" text[] NOT NULL,
	"id_number_index" text,
	"note" text,
	CONSTRAINT "screening_entries_list_id_number_pk" PRIMARY KEY("list_id","number")
);
--> statement-breakpoint
CREATE TABLE "screening_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"rows" integer NOT NULL,
	"imported_by_id" text,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "case_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"mentioned" text[] NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_presence" (
	"application_id" text NOT NULL,
	"person_id" text NOT NULL,
	"field" text,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_presence_application_id_person_id_pk" PRIMARY KEY("application_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "field_ticks" (
	"application_id" text NOT NULL,
	"field" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "field_ticks_application_id_person_id_field_pk" PRIMARY KEY("application_id","person_id","field")
);
--> statement-breakpoint
ALTER TABLE "risk_rule_sets" DROP CONSTRAINT "risk_rule_sets_status_known";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "next_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "screening_entries" ADD CONSTRAINT "screening_entries_list_id_screening_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."screening_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD CONSTRAINT "screening_lists_imported_by_id_people_id_fk" FOREIGN KEY ("imported_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_ticks" ADD CONSTRAINT "field_ticks_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_ticks" ADD CONSTRAINT "field_ticks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "screening_entries_keys" ON "screening_entries" USING gin ("keys") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "screening_entries_id_number" ON "screening_entries" USING btree ("id_number_index") WHERE "screening_entries"."id_number_index" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "screening_lists_one_in_use" ON "screening_lists" USING btree ("name") WHERE "screening_lists"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "case_notes_application" ON "case_notes" USING btree ("application_id","at");--> statement-breakpoint
CREATE INDEX "case_presence_old" ON "case_presence" USING btree ("seen_at");--> statement-breakpoint
ALTER TABLE "risk_rule_sets" ADD CONSTRAINT "risk_rule_sets_status_known" CHECK ("risk_rule_sets"."status" in ('draft', 'pending_second', 'published', 'refused', 'discarded'));--> statement-breakpoint
CREATE TRIGGER "case_notes_kept" BEFORE UPDATE OR DELETE ON "case_notes" FOR EACH ROW EXECUTE FUNCTION "only_added"();
