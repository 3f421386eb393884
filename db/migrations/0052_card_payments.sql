ALTER TABLE "payments" ADD COLUMN "card_token" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_funding" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_brand" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_last4" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_entry" text;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_card_funding_known" CHECK ("payments"."card_funding" in ('debit', 'credit', 'prepaid', 'unknown'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_card_entry_known" CHECK ("payments"."card_entry" in ('chip', 'tap', 'swipe'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_card_whole" CHECK (num_nonnulls("payments"."card_token", "payments"."card_funding", "payments"."card_brand", "payments"."card_last4", "payments"."card_entry") in (0, 5));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_card_of_bank_card" CHECK ("payments"."card_token" is null or "payments"."method" = 'bank_card');--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_card_no_number" CHECK ("payments"."card_last4" ~ '^[0-9]{4}$' and "payments"."card_token" ~ '^pm_');