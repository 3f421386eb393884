ALTER TABLE "terminals" DROP CONSTRAINT "terminals_store_id_stores_id_fk";--> statement-breakpoint
DROP INDEX "stores_merchant";--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_one_name_per_merchant" UNIQUE("merchant_id","name");--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_of_merchant" UNIQUE("id","merchant_id");--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_store_of_merchant" FOREIGN KEY ("store_id","merchant_id") REFERENCES "public"."stores"("id","merchant_id") ON DELETE no action ON UPDATE no action;
