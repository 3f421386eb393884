CREATE TABLE "voucher_batches" (
	"terminal_id" text NOT NULL,
	"batch_number" text NOT NULL,
	"issued" integer NOT NULL,
	CONSTRAINT "voucher_batches_terminal_id_batch_number_pk" PRIMARY KEY("terminal_id","batch_number")
);
--> statement-breakpoint
ALTER TABLE "voucher_batches" ADD CONSTRAINT "voucher_batches_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Vouchers that were numbered before go on where they are.
INSERT INTO "voucher_batches" ("terminal_id", "batch_number", "issued")
  SELECT p."terminal_id", v."batch_number", count(*) FROM "vouchers" v JOIN "payments" p ON p."id" = v."payment_id"
  GROUP BY p."terminal_id", v."batch_number";
