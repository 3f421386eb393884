DROP INDEX "sessions_person";--> statement-breakpoint
-- Codes live for five minutes: whoever waits for one asks again.
DELETE FROM "sign_in_codes";--> statement-breakpoint
ALTER TABLE "sign_in_codes" DROP CONSTRAINT "sign_in_codes_pkey";--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD CONSTRAINT "sign_in_codes_mobile_index_code_hash_pk" PRIMARY KEY("mobile_index","code_hash");--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text;--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id","device");--> statement-breakpoint
ALTER TABLE "sign_in_codes" DROP COLUMN "used_at";