CREATE TABLE "shipment_traces" (
	"shipment_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text_index" text NOT NULL,
	"text" text NOT NULL,
	"state" text,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shipment_traces_shipment_id_at_text_index_pk" PRIMARY KEY("shipment_id","at","text_index"),
	CONSTRAINT "shipment_traces_state_known" CHECK ("shipment_traces"."state" is null or "shipment_traces"."state" in ('collected', 'in_transit', 'customs', 'forwarded', 'problem', 'out_for_delivery', 'refused', 'returning', 'return_signed', 'signed'))
);
--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "phone_ending" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "tracked_state" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "tracked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "attention" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "attention_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "followed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "follow_failure" text;--> statement-breakpoint
ALTER TABLE "shipment_traces" ADD CONSTRAINT "shipment_traces_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shipment_traces_told" ON "shipment_traces" USING btree ("told_at");--> statement-breakpoint
CREATE INDEX "shipments_merchant" ON "shipments" USING btree ("merchant_id","created_at");--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_tracked_state_known" CHECK ("shipments"."tracked_state" is null or "shipments"."tracked_state" in ('collected', 'in_transit', 'customs', 'forwarded', 'problem', 'out_for_delivery', 'refused', 'returning', 'return_signed', 'signed'));--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_attention_known" CHECK ("shipments"."attention" is null or "shipments"."attention" in ('problem', 'refused', 'arrived_here', 'contradicted', 'found', 'unknown'));--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_attention_dated" CHECK (("shipments"."attention" is null) = ("shipments"."attention_since" is null));--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_place_dated" CHECK (("shipments"."tracked_state" is null) = ("shipments"."tracked_at" is null));