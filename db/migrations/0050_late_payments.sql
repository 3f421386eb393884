CREATE TABLE "stray_charges" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"gateway_intent_id" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"status" text DEFAULT 'found' NOT NULL,
	"gateway_refund_id" text,
	"failure_reason" text,
	"found_at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "stray_charges_gatewayIntentId_unique" UNIQUE("gateway_intent_id"),
	CONSTRAINT "stray_charges_status_known" CHECK ("stray_charges"."status" in ('found', 'returned', 'failed')),
	CONSTRAINT "stray_charges_amount_positive" CHECK ("stray_charges"."amount_fen" > 0)
);
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_requester_known";--> statement-breakpoint
ALTER TABLE "stray_charges" ADD CONSTRAINT "stray_charges_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stray_charges_payment" ON "stray_charges" USING btree ("payment_id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_of_portal_once" CHECK (("refunds"."requested_by" is not distinct from 'portal') = ("refunds"."idempotency_key" = 'paid after its end'));--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_requester_known" CHECK ("refunds"."requested_by" in ('terminal', 'merchant', 'staff', 'portal'));