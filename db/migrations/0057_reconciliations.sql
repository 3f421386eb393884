CREATE TABLE "differences" (
	"id" text PRIMARY KEY NOT NULL,
	"reconciliation_id" text NOT NULL,
	"movement" text NOT NULL,
	"key" text NOT NULL,
	"class" text NOT NULL,
	"explanation" text NOT NULL,
	"ours_fen" bigint,
	"theirs_fen" bigint,
	"payment_id" text,
	"status" text DEFAULT 'found' NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"owner_id" text,
	"proposed_by_id" text,
	"decided_by_id" text,
	"resolution" text,
	"reason" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "differences_once" UNIQUE("reconciliation_id","movement","key"),
	CONSTRAINT "differences_status_known" CHECK ("differences"."status" in ('found', 'owned', 'pending_second', 'resolved')),
	CONSTRAINT "differences_class_known" CHECK ("differences"."class" in ('partly', 'ours_only', 'theirs_only', 'amount_differs', 'late')),
	CONSTRAINT "differences_explanation_known" CHECK ("differences"."explanation" in ('not_in_statement_yet', 'in_another_statement', 'on_another_day_here', 'waits_here', 'ended_here', 'unknown_here', 'less_there', 'more_there')),
	CONSTRAINT "differences_movement_known" CHECK ("differences"."movement" in ('payment', 'refund')),
	CONSTRAINT "differences_resolution_known" CHECK ("differences"."resolution" in ('agrees_now', 'came_late', 'adjusted', 'accepted')),
	CONSTRAINT "differences_resolved" CHECK (("differences"."status" = 'resolved') = ("differences"."resolution" is not null)),
	CONSTRAINT "differences_owned" CHECK ("differences"."status" not in ('owned', 'pending_second') or "differences"."owner_id" is not null),
	CONSTRAINT "differences_differ" CHECK ("differences"."ours_fen" is not null or "differences"."theirs_fen" is not null),
	CONSTRAINT "differences_two_persons" CHECK ("differences"."resolution" is distinct from 'accepted' or abs(coalesce("differences"."ours_fen", 0) - coalesce("differences"."theirs_fen", 0)) <= 10000
        or ("differences"."decided_by_id" is not null and "differences"."proposed_by_id" is not null)),
	CONSTRAINT "differences_not_by_oneself" CHECK ("differences"."decided_by_id" is null or "differences"."decided_by_id" is distinct from "differences"."proposed_by_id")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"id" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"started_by_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"worked_on_until" timestamp (3) with time zone,
	"lines_read" integer DEFAULT 0 NOT NULL,
	"ours" jsonb,
	"theirs" jsonb,
	"matched" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reconciliations_day_unique" UNIQUE("day"),
	CONSTRAINT "reconciliations_status_known" CHECK ("reconciliations"."status" in ('running', 'finished', 'failed')),
	CONSTRAINT "reconciliations_failure" CHECK (("reconciliations"."status" = 'failed') = ("reconciliations"."failure" is not null)),
	CONSTRAINT "reconciliations_finished" CHECK ("reconciliations"."status" <> 'finished' or "reconciliations"."finished_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "statement_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"reconciliation_id" text NOT NULL,
	"movement" text NOT NULL,
	"key" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "statement_lines_movement_known" CHECK ("statement_lines"."movement" in ('payment', 'refund')),
	CONSTRAINT "statement_lines_amount" CHECK ("statement_lines"."amount_fen" >= 0)
);
--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_reconciliation_id_reconciliations_id_fk" FOREIGN KEY ("reconciliation_id") REFERENCES "public"."reconciliations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_started_by_id_people_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_reconciliation_id_reconciliations_id_fk" FOREIGN KEY ("reconciliation_id") REFERENCES "public"."reconciliations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "differences_open" ON "differences" USING btree ("due_at","id") WHERE "differences"."status" in ('found', 'owned', 'pending_second');--> statement-breakpoint
CREATE INDEX "differences_due" ON "differences" USING btree ("due_at","id");--> statement-breakpoint
CREATE INDEX "differences_key" ON "differences" USING btree ("key");--> statement-breakpoint
CREATE INDEX "reconciliations_running" ON "reconciliations" USING btree ("worked_on_until") WHERE "reconciliations"."status" = 'running';--> statement-breakpoint
CREATE INDEX "statement_lines_of" ON "statement_lines" USING btree ("reconciliation_id","movement","key");--> statement-breakpoint
CREATE INDEX "statement_lines_key" ON "statement_lines" USING btree ("key");--> statement-breakpoint
CREATE INDEX "payments_paid" ON "payments" USING btree ("paid_at");