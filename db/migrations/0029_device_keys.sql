ALTER TABLE "terminals" ADD COLUMN "key_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "terminals" ADD COLUMN "next_public_key" jsonb;--> statement-breakpoint
ALTER TABLE "terminals" ADD COLUMN "next_key_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "terminals" ADD COLUMN "key_ordered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "terminals" ADD COLUMN "key_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_next_key_whole" CHECK (("terminals"."next_public_key" is null) = ("terminals"."next_key_at" is null));--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_key_order_whole" CHECK (("terminals"."key_ordered_at" is null) = ("terminals"."key_due_at" is null));--> statement-breakpoint
-- A key that holds already has held since its device was activated.
UPDATE "terminals" SET "key_since" = coalesce("activated_at", "created_at") WHERE "public_key" IS NOT NULL;
