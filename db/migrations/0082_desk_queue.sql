CREATE TABLE "desk_members" (
	"person_id" text PRIMARY KEY NOT NULL,
	"tier" integer DEFAULT 1 NOT NULL,
	"cap" integer DEFAULT 20 NOT NULL,
	"takes_cases" boolean DEFAULT false NOT NULL,
	"away_until" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "desk_members_tier_known" CHECK ("desk_members"."tier" in (1, 2)),
	CONSTRAINT "desk_members_cap_sane" CHECK ("desk_members"."cap" between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "applications_unclaimed";--> statement-breakpoint
DROP INDEX "applications_claimed";--> statement-breakpoint
DROP INDEX "applications_of_checker";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "snoozed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "tier" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "desk_members" ADD CONSTRAINT "desk_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_one_name" ON "saved_views" USING btree ("person_id","name");--> statement-breakpoint
CREATE INDEX "applications_snoozed" ON "applications" USING btree ("snoozed_until","waiting_since","id") WHERE "applications"."status" in ('submitted', 'appealed', 'in_review', 'pending_check') and "applications"."snoozed_until" is not null;--> statement-breakpoint
CREATE INDEX "applications_at_desk_waiting" ON "applications" USING btree ("waiting_since","id") WHERE "applications"."status" in ('submitted', 'appealed', 'in_review', 'pending_check');--> statement-breakpoint
CREATE INDEX "applications_claimed_waiting" ON "applications" USING btree ("reviewer_id","waiting_since","id") WHERE "applications"."status" in ('in_review');--> statement-breakpoint
CREATE INDEX "applications_unclaimed" ON "applications" USING btree ("due_at","waiting_since","id","snoozed_until") WHERE "applications"."status" in ('submitted', 'appealed');--> statement-breakpoint
CREATE INDEX "applications_claimed" ON "applications" USING btree ("reviewer_id","due_at","waiting_since","id","snoozed_until") WHERE "applications"."status" in ('in_review');--> statement-breakpoint
CREATE INDEX "applications_of_checker" ON "applications" USING btree ("due_at","waiting_since","id","snoozed_until") WHERE "applications"."status" in ('pending_check');