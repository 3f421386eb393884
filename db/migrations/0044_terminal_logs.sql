CREATE TABLE "terminal_logs" (
	"id" text PRIMARY KEY NOT NULL,
	"terminal_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"requested_by_id" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"log" text,
	"bytes" integer,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "terminal_logs_status_known" CHECK ("terminal_logs"."status" in ('requested', 'received', 'expired', 'withdrawn')),
	CONSTRAINT "terminal_logs_kept_when_received" CHECK (("terminal_logs"."status" = 'received') = ("terminal_logs"."log" is not null)),
	CONSTRAINT "terminal_logs_measured" CHECK (("terminal_logs"."log" is null) = ("terminal_logs"."bytes" is null))
);
--> statement-breakpoint
ALTER TABLE "terminals" ADD COLUMN "log_request" text;--> statement-breakpoint
ALTER TABLE "terminal_logs" ADD CONSTRAINT "terminal_logs_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminal_logs" ADD CONSTRAINT "terminal_logs_requested_by_id_people_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "terminal_logs_one_open" ON "terminal_logs" USING btree ("terminal_id") WHERE "terminal_logs"."status" = 'requested';--> statement-breakpoint
CREATE INDEX "terminal_logs_terminal" ON "terminal_logs" USING btree ("terminal_id","requested_at");--> statement-breakpoint
CREATE INDEX "terminal_logs_age" ON "terminal_logs" USING btree ("requested_at");