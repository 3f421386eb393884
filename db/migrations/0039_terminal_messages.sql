CREATE TABLE "terminal_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"terminal_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"sent_by" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "terminal_messages_status_known" CHECK ("terminal_messages"."status" in ('waiting', 'delivered', 'read', 'expired', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "terminals" ADD COLUMN "unread_message" integer;--> statement-breakpoint
ALTER TABLE "terminal_messages" ADD CONSTRAINT "terminal_messages_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminal_messages" ADD CONSTRAINT "terminal_messages_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "terminal_messages_numbered" ON "terminal_messages" USING btree ("terminal_id","number");--> statement-breakpoint
CREATE INDEX "terminal_messages_due" ON "terminal_messages" USING btree ("status","expires_at");