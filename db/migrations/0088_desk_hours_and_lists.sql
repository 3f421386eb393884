CREATE TABLE "desk_hour_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"body" jsonb NOT NULL,
	"status" text DEFAULT 'pending_second' NOT NULL,
	"note" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"proposed_by_id" text,
	"proposed_at" timestamp (3) with time zone,
	"approved_by_id" text,
	"published_at" timestamp (3) with time zone,
	"evidence_hash" text,
	"refusal" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "desk_hour_sets_number_unique" UNIQUE("number"),
	CONSTRAINT "desk_hour_sets_status_known" CHECK ("desk_hour_sets"."status" in ('pending_second', 'published', 'refused', 'discarded')),
	CONSTRAINT "desk_hour_sets_second_person" CHECK ("desk_hour_sets"."approved_by_id" is null or ("desk_hour_sets"."approved_by_id" is distinct from "desk_hour_sets"."created_by_id" and "desk_hour_sets"."approved_by_id" is distinct from "desk_hour_sets"."proposed_by_id")),
	CONSTRAINT "desk_hour_sets_refused_why" CHECK (("desk_hour_sets"."status" = 'refused') = ("desk_hour_sets"."refusal" is not null)),
	CONSTRAINT "desk_hour_sets_published_by" CHECK (("desk_hour_sets"."status" = 'published') = ("desk_hour_sets"."approved_by_id" is not null))
);
--> statement-breakpoint
DROP INDEX "screening_lists_one_in_use";--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "status" text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "created_by_id" text;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "proposed_by_id" text;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "proposed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "approved_by_id" text;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "evidence_hash" text;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "desk_hour_sets" ADD CONSTRAINT "desk_hour_sets_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_hour_sets" ADD CONSTRAINT "desk_hour_sets_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_hour_sets" ADD CONSTRAINT "desk_hour_sets_approved_by_id_people_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD CONSTRAINT "screening_lists_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD CONSTRAINT "screening_lists_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD CONSTRAINT "screening_lists_approved_by_id_people_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "screening_lists_one_waiting" ON "screening_lists" USING btree ("name") WHERE "screening_lists"."status" = 'pending_second';--> statement-breakpoint
CREATE UNIQUE INDEX "screening_lists_one_in_use" ON "screening_lists" USING btree ("name") WHERE "screening_lists"."status" = 'published' and "screening_lists"."replaced_at" is null;--> statement-breakpoint
ALTER TABLE "screening_lists" ADD CONSTRAINT "screening_lists_status_known" CHECK ("screening_lists"."status" in ('pending_second', 'published', 'refused', 'discarded'));--> statement-breakpoint
ALTER TABLE "screening_lists" ADD CONSTRAINT "screening_lists_second_person" CHECK ("screening_lists"."approved_by_id" is null or ("screening_lists"."approved_by_id" is distinct from "screening_lists"."created_by_id" and "screening_lists"."approved_by_id" is distinct from "screening_lists"."proposed_by_id"));--> statement-breakpoint
ALTER TABLE "screening_lists" ADD CONSTRAINT "screening_lists_refused_why" CHECK (("screening_lists"."status" = 'refused') = ("screening_lists"."refusal" is not null));