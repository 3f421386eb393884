CREATE TABLE "voucher_prints" (
	"voucher_id" text NOT NULL,
	"copy" text NOT NULL,
	"refund_id" text,
	"number" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"printed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "voucher_prints_voucher_id_idempotency_key_pk" PRIMARY KEY("voucher_id","idempotency_key"),
	CONSTRAINT "voucher_prints_number" UNIQUE NULLS NOT DISTINCT("voucher_id","copy","refund_id","number"),
	CONSTRAINT "voucher_prints_copy_known" CHECK ("voucher_prints"."copy" in ('merchant', 'payer'))
);
--> statement-breakpoint
ALTER TABLE "voucher_prints" ADD CONSTRAINT "voucher_prints_voucher_id_vouchers_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."vouchers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_prints" ADD CONSTRAINT "voucher_prints_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;