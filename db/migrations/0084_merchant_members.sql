CREATE TABLE "merchant_members" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"role" text NOT NULL,
	"store_id" text,
	"may_refund" boolean DEFAULT false NOT NULL,
	"name" text NOT NULL,
	"mobile" text,
	"mobile_index" text,
	"mobile_ending" text,
	"person_id" text,
	"invited_by_id" text NOT NULL,
	"status" text DEFAULT 'invited' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "merchant_members_status_known" CHECK ("merchant_members"."status" in ('invited', 'active', 'declined', 'lapsed', 'removed')),
	CONSTRAINT "merchant_members_role_known" CHECK ("merchant_members"."role" in ('accountant', 'cashier')),
	CONSTRAINT "merchant_members_cashier_of_store" CHECK (("merchant_members"."role" = 'cashier') = ("merchant_members"."store_id" is not null)),
	CONSTRAINT "merchant_members_only_cashiers_refund" CHECK (not "merchant_members"."may_refund" or "merchant_members"."role" = 'cashier'),
	CONSTRAINT "merchant_members_active_is_somebody" CHECK ("merchant_members"."status" <> 'active' or "merchant_members"."person_id" is not null),
	CONSTRAINT "merchant_members_not_by_oneself" CHECK ("merchant_members"."person_id" is null or "merchant_members"."person_id" <> "merchant_members"."invited_by_id"),
	CONSTRAINT "merchant_members_number_while_open" CHECK (("merchant_members"."status" in ('invited', 'active')) = ("merchant_members"."mobile" is not null)
        and ("merchant_members"."mobile" is null) = ("merchant_members"."mobile_index" is null) and ("merchant_members"."mobile" is null) = ("merchant_members"."mobile_ending" is null))
);
--> statement-breakpoint
ALTER TABLE "merchant_members" ADD CONSTRAINT "merchant_members_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_members" ADD CONSTRAINT "merchant_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_members" ADD CONSTRAINT "merchant_members_invited_by_id_people_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_members" ADD CONSTRAINT "merchant_members_store" FOREIGN KEY ("store_id","merchant_id") REFERENCES "public"."stores"("id","merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "merchant_members_one_per_number" ON "merchant_members" USING btree ("merchant_id","mobile_index");--> statement-breakpoint
CREATE INDEX "merchant_members_merchant" ON "merchant_members" USING btree ("merchant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "merchant_members_number" ON "merchant_members" USING btree ("mobile_index") WHERE "merchant_members"."status" in ('invited');--> statement-breakpoint
CREATE INDEX "merchant_members_person" ON "merchant_members" USING btree ("person_id") WHERE "merchant_members"."status" in ('active');--> statement-breakpoint
CREATE INDEX "merchant_members_waiting" ON "merchant_members" USING btree ("since") WHERE "merchant_members"."status" in ('invited');