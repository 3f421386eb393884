-- Nothing is booked on the channel or on deposits. An adjustment may have named deposits by hand: what it booked waits in suspense.
ALTER TABLE "adjustments" DROP CONSTRAINT "adjustments_account_known";--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_account_known";--> statement-breakpoint
ALTER TABLE "ledger_entries" DISABLE TRIGGER "ledger_entries_append_only";--> statement-breakpoint
UPDATE "ledger_entries" SET "account" = 'suspense' WHERE "account" = 'deposit';--> statement-breakpoint
ALTER TABLE "ledger_entries" ENABLE TRIGGER "ledger_entries_append_only";--> statement-breakpoint
UPDATE "adjustments" SET "account" = 'suspense' WHERE "account" = 'deposit';--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_account_known" CHECK ("adjustments"."account" in ('payer', 'merchant', 'instalment_fee', 'acquiring_fee', 'service_fee', 'campaign', 'suspense', 'verification', 'payouts'));--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_known" CHECK ("ledger_entries"."account" in ('payer', 'merchant', 'instalment_fee', 'acquiring_fee', 'service_fee', 'campaign', 'suspense', 'verification', 'payouts'));