CREATE TABLE "terminal_heartbeats" (
	"terminal_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"battery" double precision,
	"network" text,
	"clock_skew_ms" bigint NOT NULL,
	"lat" double precision,
	"lng" double precision,
	CONSTRAINT "terminal_heartbeats_terminal_id_at_pk" PRIMARY KEY("terminal_id","at")
);
--> statement-breakpoint
ALTER TABLE "device_models" ADD COLUMN "silent_minutes" integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "terminal_heartbeats" ADD CONSTRAINT "terminal_heartbeats_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "terminal_heartbeats_age" ON "terminal_heartbeats" USING btree ("at");