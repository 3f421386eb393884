CREATE TABLE "operator_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"operator_id" text NOT NULL,
	"terminal_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "operator_sessions_forward" CHECK ("operator_sessions"."ends_at" > "operator_sessions"."started_at")
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"name" text NOT NULL,
	"mobile" text,
	"mobile_index" text,
	"mobile_ending" text,
	"status" text NOT NULL,
	"terminal_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "operators_status_known" CHECK ("operators"."status" in ('requested', 'active', 'blocked', 'refused', 'lapsed', 'removed')),
	CONSTRAINT "operators_number_while_open" CHECK (("operators"."status" in ('requested', 'active', 'blocked')) = ("operators"."mobile" is not null)
        and ("operators"."mobile" is null) = ("operators"."mobile_index" is null) and ("operators"."mobile" is null) = ("operators"."mobile_ending" is null))
);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "operator_id" text;--> statement-breakpoint
ALTER TABLE "operator_sessions" ADD CONSTRAINT "operator_sessions_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator_sessions" ADD CONSTRAINT "operator_sessions_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "operator_sessions_one_per_terminal" ON "operator_sessions" USING btree ("terminal_id") WHERE "operator_sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "operator_sessions_operator" ON "operator_sessions" USING btree ("operator_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "operators_one_per_number" ON "operators" USING btree ("merchant_id","mobile_index");--> statement-breakpoint
CREATE INDEX "operators_merchant" ON "operators" USING btree ("merchant_id","created_at");--> statement-breakpoint
CREATE INDEX "operators_waiting" ON "operators" USING btree ("status","since");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;