CREATE TABLE "application_answers" (
	"application_id" text NOT NULL,
	"group_name" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "application_answers_application_id_group_name_pk" PRIMARY KEY("application_id","group_name")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" text PRIMARY KEY NOT NULL,
	"applicant_id" text NOT NULL,
	"kind" text,
	"product" text,
	"shop_name" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"id_number_index" text,
	"credit_code_index" text,
	"account_number_index" text,
	"mobile_index" text,
	"reviewer_id" text,
	"checker_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"claimed_at" timestamp (3) with time zone,
	"proposed_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"appealed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "applications_status_known" CHECK ("applications"."status" in ('draft', 'submitted', 'in_review', 'needs_correction', 'pending_check', 'approved', 'rejected', 'appealed', 'withdrawn')),
	CONSTRAINT "applications_maker_is_not_checker" CHECK ("applications"."checker_id" is distinct from "applications"."reviewer_id" or "applications"."checker_id" is null),
	CONSTRAINT "applications_approved_by_two" CHECK ("applications"."status" <> 'approved' or ("applications"."reviewer_id" is not null and "applications"."checker_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"kind" text NOT NULL,
	"field" text,
	"code" text,
	"reason" text,
	"remedy" text,
	"at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"slot" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"expires_on" text,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone,
	CONSTRAINT "documents_size_positive" CHECK ("documents"."size_bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"previous_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	CONSTRAINT "audit_events_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"queued_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "device_models" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"terminal_type" text NOT NULL,
	"product" text NOT NULL,
	"supports_huabei" boolean NOT NULL,
	"minimum_firmware" text NOT NULL,
	"target_firmware" text NOT NULL,
	"deposit_fen" bigint NOT NULL,
	CONSTRAINT "device_models_type_known" CHECK ("device_models"."terminal_type" in ('02', '03', '04', '06', '10', '11'))
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" text PRIMARY KEY NOT NULL,
	"serial_number" text NOT NULL,
	"model_code" text NOT NULL,
	"status" text NOT NULL,
	"merchant_id" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "devices_serialNumber_unique" UNIQUE("serial_number"),
	CONSTRAINT "devices_status_known" CHECK ("devices"."status" in ('in_stock', 'reserved', 'shipped', 'delivered', 'active', 'suspended', 'returning', 'repair', 'retired', 'lost')),
	CONSTRAINT "devices_serial_length" CHECK (length("devices"."serial_number") between 1 and 50),
	CONSTRAINT "devices_bound_when_out" CHECK ("devices"."status" in ('in_stock', 'returning', 'repair', 'retired', 'lost') or "devices"."merchant_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" text PRIMARY KEY NOT NULL,
	"device_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"status" text NOT NULL,
	"carrier" text,
	"tracking_number" text,
	"recipient" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"shipped_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "shipments_status_known" CHECK ("shipments"."status" in ('pending', 'ready', 'shipped', 'delivered', 'returned', 'lost', 'canceled')),
	CONSTRAINT "shipments_carrier_known" CHECK ("shipments"."carrier" is null or "shipments"."carrier" in ('sf', 'jd', 'yto', 'zto', 'yunda', 'sto', 'ems')),
	CONSTRAINT "shipments_tracked_when_shipped" CHECK ("shipments"."status" not in ('shipped', 'delivered') or ("shipments"."carrier" is not null and "shipments"."tracking_number" is not null))
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"application_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"kind" text NOT NULL,
	"product" text NOT NULL,
	"name" text NOT NULL,
	"settlement_account_masked" text NOT NULL,
	"settlement_bank_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "merchants_number_unique" UNIQUE("number"),
	CONSTRAINT "merchants_applicationId_unique" UNIQUE("application_id")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"name" text NOT NULL,
	"mcc" text NOT NULL,
	"province_code" text NOT NULL,
	"city_code" text NOT NULL,
	"district_code" text NOT NULL,
	"street" text NOT NULL,
	"lat" double precision,
	"lng" double precision,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contract_instalments" (
	"contract_id" text NOT NULL,
	"period" integer NOT NULL,
	"due_on" date NOT NULL,
	"principal_fen" bigint NOT NULL,
	"fee_fen" bigint NOT NULL,
	"paid_at" timestamp (3) with time zone,
	CONSTRAINT "contract_instalments_contract_id_period_pk" PRIMARY KEY("contract_id","period"),
	CONSTRAINT "contract_instalments_not_zero" CHECK ("contract_instalments"."principal_fen" > 0 and "contract_instalments"."fee_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"term" integer NOT NULL,
	"bearer" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"total_fee_fen" bigint NOT NULL,
	"buyer_fee_fen" bigint NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "contracts_paymentId_unique" UNIQUE("payment_id"),
	CONSTRAINT "contracts_status_known" CHECK ("contracts"."status" in ('active', 'overdue', 'settled', 'refunded'))
);
--> statement-breakpoint
CREATE TABLE "gateway_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"subject_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"posting_id" text NOT NULL,
	"account" text NOT NULL,
	"payment_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_entries_posting_id_account_pk" PRIMARY KEY("posting_id","account"),
	CONSTRAINT "ledger_entries_account_known" CHECK ("ledger_entries"."account" in ('payer', 'merchant', 'channel_fee', 'acquiring_fee'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"terminal_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"order_number" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"method" text NOT NULL,
	"term" integer,
	"bearer" text,
	"quote" jsonb,
	"quote_hash" text,
	"acquiring_fee_fen" bigint NOT NULL,
	"seller_net_fen" bigint NOT NULL,
	"config_version" integer NOT NULL,
	"operator" text,
	"status" text DEFAULT 'created' NOT NULL,
	"failure_reason" text,
	"gateway_intent_id" text,
	"pay_url" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"receipt_confirmed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "payments_orderNumber_unique" UNIQUE("order_number"),
	CONSTRAINT "payments_gatewayIntentId_unique" UNIQUE("gateway_intent_id"),
	CONSTRAINT "payments_status_known" CHECK ("payments"."status" in ('created', 'awaiting_payer', 'succeeded', 'failed', 'expired', 'canceled')),
	CONSTRAINT "payments_method_known" CHECK ("payments"."method" in ('alipay', 'huabei', 'bank_card', 'qr')),
	CONSTRAINT "payments_amount_positive" CHECK ("payments"."amount_fen" > 0),
	CONSTRAINT "payments_paid_when_succeeded" CHECK (("payments"."status" = 'succeeded') = ("payments"."paid_at" is not null)),
	CONSTRAINT "payments_plan_whole" CHECK (("payments"."term" is null) = ("payments"."bearer" is null) and ("payments"."term" is null) = ("payments"."quote" is null))
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"failure_reason" text,
	"gateway_refund_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "refunds_gatewayRefundId_unique" UNIQUE("gateway_refund_id"),
	CONSTRAINT "refunds_status_known" CHECK ("refunds"."status" in ('pending', 'succeeded', 'failed')),
	CONSTRAINT "refunds_amount_positive" CHECK ("refunds"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"number" text NOT NULL,
	"batch_number" text NOT NULL,
	"body" jsonb NOT NULL,
	"signature_key" text,
	"signature_sha256" text,
	"signed_at" timestamp (3) with time zone,
	"issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vouchers_paymentId_unique" UNIQUE("payment_id"),
	CONSTRAINT "vouchers_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"roles" text[] NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"password_hash" text,
	"totp_secret" text,
	"last_totp_step" integer,
	"mobile_index" text,
	"mobile" text,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "people_status_known" CHECK ("people"."status" in ('active', 'disabled')),
	CONSTRAINT "people_can_sign_in" CHECK ("people"."email" is not null or "people"."mobile_index" is not null)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_codes" (
	"mobile_index" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"window_started_at" timestamp (3) with time zone NOT NULL,
	"hits" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"part" text PRIMARY KEY NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_jwk" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sms_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"mobile_index" text NOT NULL,
	"mobile" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_cards" (
	"id" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"scope_id" text DEFAULT '' NOT NULL,
	"number" integer NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"body" jsonb NOT NULL,
	"note" text,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"effective_to" timestamp (3) with time zone,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rate_cards_status_known" CHECK ("rate_cards"."status" in ('draft', 'published', 'discarded')),
	CONSTRAINT "rate_cards_level_known" CHECK ("rate_cards"."level" in ('platform', 'product', 'merchant', 'terminal')),
	CONSTRAINT "rate_cards_window" CHECK ("rate_cards"."effective_to" is null or "rate_cards"."effective_to" >= "rate_cards"."effective_from"),
	CONSTRAINT "rate_cards_platform_scope" CHECK (("rate_cards"."level" = 'platform') = ("rate_cards"."scope_id" = ''))
);
--> statement-breakpoint
CREATE TABLE "activation_attempts" (
	"serial_number" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "config_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"terminal_id" text NOT NULL,
	"version" integer NOT NULL,
	"content_hash" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "config_reports_status_known" CHECK ("config_reports"."status" in ('applied', 'rejected', 'rolled_back'))
);
--> statement-breakpoint
CREATE TABLE "config_versions" (
	"terminal_id" text NOT NULL,
	"version" integer NOT NULL,
	"rate_card_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"jws" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "config_versions_terminal_id_version_pk" PRIMARY KEY("terminal_id","version")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" text PRIMARY KEY NOT NULL,
	"terminal_id" text NOT NULL,
	"kind" text NOT NULL,
	"details" jsonb NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "terminals" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"device_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"store_id" text NOT NULL,
	"status" text DEFAULT 'awaiting_activation' NOT NULL,
	"activation_code_index" text NOT NULL,
	"activation_code" text NOT NULL,
	"activation_expires_at" timestamp (3) with time zone NOT NULL,
	"public_key" jsonb,
	"firmware_version" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"tokens_valid_from" timestamp (3) with time zone NOT NULL,
	"desired_version" integer DEFAULT 0 NOT NULL,
	"reported_version" integer DEFAULT 0 NOT NULL,
	"reported_hash" text,
	"reported_status" text,
	"reported_at" timestamp (3) with time zone,
	"drifted" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "terminals_number_unique" UNIQUE("number"),
	CONSTRAINT "terminals_status_known" CHECK ("terminals"."status" in ('awaiting_activation', 'active', 'suspended', 'closed')),
	CONSTRAINT "terminals_reported_not_ahead" CHECK ("terminals"."reported_version" <= "terminals"."desired_version"),
	CONSTRAINT "terminals_active_has_key" CHECK ("terminals"."status" not in ('active', 'suspended') or "terminals"."public_key" is not null)
);
--> statement-breakpoint
CREATE TABLE "used_assertions" (
	"jti" text NOT NULL,
	"terminal_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "used_assertions_terminal_id_jti_pk" PRIMARY KEY("terminal_id","jti")
);
--> statement-breakpoint
ALTER TABLE "application_answers" ADD CONSTRAINT "application_answers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_applicant_id_people_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_reviewer_id_people_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_checker_id_people_id_fk" FOREIGN KEY ("checker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_model_code_device_models_code_fk" FOREIGN KEY ("model_code") REFERENCES "public"."device_models"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_instalments" ADD CONSTRAINT "contract_instalments_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "config_reports" ADD CONSTRAINT "config_reports_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "config_versions" ADD CONSTRAINT "config_versions_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "config_versions" ADD CONSTRAINT "config_versions_rate_card_id_rate_cards_id_fk" FOREIGN KEY ("rate_card_id") REFERENCES "public"."rate_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_queue" ON "applications" USING btree ("status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_applicant" ON "applications" USING btree ("applicant_id");--> statement-breakpoint
CREATE INDEX "applications_id_number" ON "applications" USING btree ("id_number_index");--> statement-breakpoint
CREATE INDEX "applications_credit_code" ON "applications" USING btree ("credit_code_index");--> statement-breakpoint
CREATE INDEX "applications_account_number" ON "applications" USING btree ("account_number_index");--> statement-breakpoint
CREATE INDEX "applications_mobile" ON "applications" USING btree ("mobile_index");--> statement-breakpoint
CREATE INDEX "decisions_application" ON "decisions" USING btree ("application_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_approval" ON "decisions" USING btree ("application_id") WHERE "decisions"."kind" = 'approval';--> statement-breakpoint
CREATE UNIQUE INDEX "documents_one_per_slot" ON "documents" USING btree ("application_id","slot") WHERE "documents"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_type","subject_id","seq");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("due_at") WHERE "outbox"."queued_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_undelivered" ON "outbox" USING btree ("queued_at") WHERE "outbox"."delivered_at" is null;--> statement-breakpoint
CREATE INDEX "devices_status" ON "devices" USING btree ("status","model_code","id");--> statement-breakpoint
CREATE INDEX "devices_merchant" ON "devices" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "shipments_status" ON "shipments" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_one_open_per_device" ON "shipments" USING btree ("device_id") WHERE "shipments"."status" in ('pending', 'ready', 'shipped');--> statement-breakpoint
CREATE INDEX "merchants_owner" ON "merchants" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "stores_merchant" ON "stores" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_merchant" ON "ledger_entries" USING btree ("merchant_id","posted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_per_key" ON "payments" USING btree ("terminal_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "payments_merchant" ON "payments" USING btree ("merchant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_waiting" ON "payments" USING btree ("expires_at") WHERE "payments"."status" in ('created', 'awaiting_payer');--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_per_key" ON "refunds" USING btree ("payment_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_unique" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_mobile_unique" ON "people" USING btree ("mobile_index");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "platform_keys_one_current" ON "platform_keys" USING btree ((true)) WHERE "platform_keys"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "sms_messages_mobile" ON "sms_messages" USING btree ("mobile_index","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_cards_numbered" ON "rate_cards" USING btree ("level","scope_id","number");--> statement-breakpoint
CREATE INDEX "rate_cards_scope" ON "rate_cards" USING btree ("level","scope_id","effective_from");--> statement-breakpoint
CREATE UNIQUE INDEX "config_reports_once" ON "config_reports" USING btree ("terminal_id","version","status","content_hash","at");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_one_open_per_kind" ON "incidents" USING btree ("terminal_id","kind") WHERE "incidents"."resolved_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "terminals_one_open_per_device" ON "terminals" USING btree ("device_id") WHERE "terminals"."status" <> 'closed';--> statement-breakpoint
CREATE INDEX "terminals_merchant" ON "terminals" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "terminals_status" ON "terminals" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "used_assertions_expiry" ON "used_assertions" USING btree ("expires_at");