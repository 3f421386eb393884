ALTER TABLE "contract_instalments" DROP CONSTRAINT "contract_instalments_contract_id_period_pk";--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD COLUMN "id" text;--> statement-breakpoint
UPDATE "contract_instalments" SET "id" = 'ins_' || left(md5("contract_id" || '/' || "period"), 20);--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD PRIMARY KEY ("id");--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD COLUMN "reduced_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD COLUMN "late_fee_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD COLUMN "paid_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD COLUMN "status" text DEFAULT 'upcoming' NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD COLUMN "since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "settled_how" text;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "gateway_plan_id" text;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "pay_url" text;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "gateway_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "ask_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "ask_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "contracts" SET "since" = "created_at", "settled_how" = CASE WHEN "status" = 'settled' THEN 'on_time' END,
  "ask_at" = CASE WHEN "status" IN ('active', 'overdue') THEN "created_at" END;--> statement-breakpoint
-- What was given back of a payment in part made its last repayments smaller; until now that was worked out anew for each look.
UPDATE "contract_instalments" i SET
  "since" = c."created_at",
  "status" = CASE WHEN i."paid_at" IS NOT NULL THEN 'paid' WHEN c."status" = 'refunded' THEN 'waived' ELSE 'upcoming' END,
  "paid_fen" = CASE WHEN i."paid_at" IS NOT NULL THEN i."principal_fen" + i."fee_fen" ELSE 0 END,
  "reduced_fen" = CASE WHEN i."paid_at" IS NOT NULL THEN 0 ELSE least(i."principal_fen", greatest(0, r."given" - (
    SELECT coalesce(sum(l."principal_fen"), 0) FROM "contract_instalments" l
      WHERE l."contract_id" = i."contract_id" AND l."period" > i."period" AND l."paid_at" IS NULL))) END
  FROM "contracts" c, LATERAL (
    SELECT coalesce(sum(f."amount_fen"), 0) AS "given" FROM "refunds" f
      WHERE f."payment_id" = c."payment_id" AND f."status" = 'succeeded') r
  WHERE c."id" = i."contract_id";--> statement-breakpoint
ALTER TABLE "contract_instalments" ALTER COLUMN "since" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts" ALTER COLUMN "since" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "contracts_to_ask" ON "contracts" USING btree ("ask_at") WHERE "contracts"."status" in ('active', 'overdue');--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD CONSTRAINT "contract_instalments_period" UNIQUE("contract_id","period");--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_gatewayPlanId_unique" UNIQUE("gateway_plan_id");--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD CONSTRAINT "contract_instalments_status_known" CHECK ("contract_instalments"."status" in ('upcoming', 'due', 'overdue', 'paid', 'waived'));--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD CONSTRAINT "contract_instalments_within" CHECK ("contract_instalments"."reduced_fen" between 0 and "contract_instalments"."principal_fen" and "contract_instalments"."late_fee_fen" >= 0 and "contract_instalments"."paid_fen" >= 0);--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD CONSTRAINT "contract_instalments_paid" CHECK (("contract_instalments"."status" = 'paid') = ("contract_instalments"."paid_at" is not null));--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_settled_how_known" CHECK ("contracts"."settled_how" in ('early', 'on_time', 'late'));--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_settled_how" CHECK ("contracts"."status" = 'refunded' or ("contracts"."status" = 'settled') = ("contracts"."settled_how" is not null));