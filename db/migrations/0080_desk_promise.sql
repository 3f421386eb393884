CREATE TABLE "desk_alarms" (
	"application_id" text NOT NULL,
	"kind" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"step" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "desk_alarms_application_id_kind_due_at_pk" PRIMARY KEY("application_id","kind","due_at"),
	CONSTRAINT "desk_alarms_kind_known" CHECK ("desk_alarms"."kind" in ('at_risk', 'breached')),
	CONSTRAINT "desk_alarms_step_known" CHECK ("desk_alarms"."step" in ('first_look', 'review', 'check'))
);
--> statement-breakpoint
CREATE TABLE "desk_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"application_id" text NOT NULL,
	"kind" text NOT NULL,
	"from_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "desk_notices_kind_known" CHECK ("desk_notices"."kind" in ('at_risk', 'breached', 'mentioned', 'assigned', 'checker_named', 'escalated'))
);
--> statement-breakpoint
ALTER TABLE "desk_alarms" ADD CONSTRAINT "desk_alarms_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_notices" ADD CONSTRAINT "desk_notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_notices" ADD CONSTRAINT "desk_notices_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_notices" ADD CONSTRAINT "desk_notices_from_id_people_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_notices_unread" ON "desk_notices" USING btree ("person_id","at","id") WHERE "desk_notices"."read_at" is null;