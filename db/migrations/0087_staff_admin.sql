CREATE TABLE "role_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"roles" text[] NOT NULL,
	"status" text DEFAULT 'pending_second' NOT NULL,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"proposed_by_id" text,
	"proposed_at" timestamp (3) with time zone,
	"approved_by_id" text,
	"published_at" timestamp (3) with time zone,
	"evidence_hash" text,
	"refusal" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "role_changes_status_known" CHECK ("role_changes"."status" in ('pending_second', 'published', 'refused', 'discarded')),
	CONSTRAINT "role_changes_second_person" CHECK ("role_changes"."approved_by_id" is null or ("role_changes"."approved_by_id" is distinct from "role_changes"."created_by_id" and "role_changes"."approved_by_id" is distinct from "role_changes"."proposed_by_id" and "role_changes"."approved_by_id" <> "role_changes"."person_id")),
	CONSTRAINT "role_changes_published_by" CHECK (("role_changes"."status" = 'published') = ("role_changes"."approved_by_id" is not null)),
	CONSTRAINT "role_changes_refused_why" CHECK (("role_changes"."status" = 'refused') = ("role_changes"."refusal" is not null))
);
--> statement-breakpoint
ALTER TABLE "people" DROP CONSTRAINT "people_status_known";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "invitation_hash" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "invitation_expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_approved_by_id_people_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "role_changes_one_waiting" ON "role_changes" USING btree ("person_id") WHERE "role_changes"."status" = 'pending_second';--> statement-breakpoint
CREATE UNIQUE INDEX "people_invitation_unique" ON "people" USING btree ("invitation_hash");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_invited_by_address" CHECK (("people"."status" = 'invited') = ("people"."invitation_hash" is not null) and ("people"."invitation_hash" is null) = ("people"."invitation_expires_at" is null));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_status_known" CHECK ("people"."status" in ('invited', 'active', 'disabled'));