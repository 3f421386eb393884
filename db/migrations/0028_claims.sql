CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"terminal_id" text NOT NULL,
	"device_id" text NOT NULL,
	"status" text DEFAULT 'opened' NOT NULL,
	"reason" text NOT NULL,
	"description" text NOT NULL,
	"by_staff" boolean NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"shipped_on" date NOT NULL,
	"warranty_until" date NOT NULL,
	"remedy" text,
	"coverage" text,
	"cost_fen" bigint,
	"replacement_device_id" text,
	"carrier" text,
	"tracking_number" text,
	"note" text,
	"finding" text,
	"cleared_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "claims_status_known" CHECK ("claims"."status" in ('opened', 'quoted', 'awaiting_device', 'in_repair', 'sent_back', 'replacing', 'replacement_underway', 'awaiting_return', 'settled', 'refused', 'withdrawn', 'expired', 'charged')),
	CONSTRAINT "claims_reason_known" CHECK ("claims"."reason" in ('suspected_tampering', 'no_power', 'screen', 'reader', 'printer', 'network', 'battery', 'broken_on_arrival', 'other')),
	CONSTRAINT "claims_remedy_known" CHECK ("claims"."remedy" is null or "claims"."remedy" in ('replace', 'repair')),
	CONSTRAINT "claims_coverage_known" CHECK ("claims"."coverage" is null or "claims"."coverage" in ('warranty', 'paid')),
	CONSTRAINT "claims_finding_known" CHECK ("claims"."finding" is null or "claims"."finding" in ('untouched', 'tampered')),
	CONSTRAINT "claims_cleared_with_finding" CHECK (("claims"."finding" is null) = ("claims"."cleared_at" is null)),
	CONSTRAINT "claims_paid_has_cost" CHECK ("claims"."coverage" is distinct from 'paid' or "claims"."cost_fen" is not null),
	CONSTRAINT "claims_replacement_named" CHECK ("claims"."status" not in ('replacement_underway', 'awaiting_return', 'charged') or "claims"."replacement_device_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_replacement_device_id_devices_id_fk" FOREIGN KEY ("replacement_device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_open_per_device" ON "claims" USING btree ("device_id") WHERE "claims"."status" in ('opened', 'quoted', 'awaiting_device', 'in_repair', 'sent_back', 'replacing', 'replacement_underway', 'awaiting_return');--> statement-breakpoint
CREATE INDEX "claims_newest" ON "claims" USING btree ("status","opened_at","id");--> statement-breakpoint
CREATE INDEX "claims_merchant" ON "claims" USING btree ("merchant_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "claims_terminal" ON "claims" USING btree ("terminal_id");--> statement-breakpoint
CREATE INDEX "claims_replacement" ON "claims" USING btree ("replacement_device_id");--> statement-breakpoint
CREATE INDEX "claims_quarantined" ON "claims" USING btree ("device_id") WHERE "claims"."reason" = 'suspected_tampering' and "claims"."cleared_at" is null;