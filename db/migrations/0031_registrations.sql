CREATE TABLE "registration_exports" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"up_to_seq" bigint NOT NULL,
	"rows" integer NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "registration_exports_scope_known" CHECK ("registration_exports"."scope" in ('due', 'all')),
	CONSTRAINT "registration_exports_answered_within" CHECK ("registration_exports"."accepted" + "registration_exports"."rejected" <= "registration_exports"."rows")
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "registrations_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"change" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"again" boolean DEFAULT false NOT NULL,
	"terminal_id" text NOT NULL,
	"terminal_number" text NOT NULL,
	"serial_number" text NOT NULL,
	"terminal_type" text NOT NULL,
	"model_code" text NOT NULL,
	"merchant_id" text NOT NULL,
	"merchant_number" text NOT NULL,
	"merchant_name" text NOT NULL,
	"settlement_account_masked" text NOT NULL,
	"settlement_bank_name" text NOT NULL,
	"store_id" text NOT NULL,
	"store_name" text NOT NULL,
	"province_code" text NOT NULL,
	"city_code" text NOT NULL,
	"district_code" text NOT NULL,
	"street" text NOT NULL,
	"lat" double precision,
	"lng" double precision,
	"export_id" text,
	"exported_at" timestamp (3) with time zone,
	"outcome" text,
	"answered_at" timestamp (3) with time zone,
	"resent_as" text,
	"dismissed_at" timestamp (3) with time zone,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "registrations_seq_unique" UNIQUE("seq"),
	CONSTRAINT "registrations_change_known" CHECK ("registrations"."change" in ('bind', 'move', 'correct', 'unbind')),
	CONSTRAINT "registrations_outcome_known" CHECK ("registrations"."outcome" is null or "registrations"."outcome" in ('accepted', 'rejected')),
	CONSTRAINT "registrations_exported_whole" CHECK (("registrations"."export_id" is null) = ("registrations"."exported_at" is null)),
	CONSTRAINT "registrations_answered_whole" CHECK (("registrations"."outcome" is null) = ("registrations"."answered_at" is null)),
	CONSTRAINT "registrations_answered_when_told" CHECK ("registrations"."outcome" is null or "registrations"."export_id" is not null),
	CONSTRAINT "registrations_one_end" CHECK ("registrations"."resent_as" is null or "registrations"."dismissed_at" is null)
);
--> statement-breakpoint
ALTER TABLE "registration_exports" ADD CONSTRAINT "registration_exports_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_terminal_id_terminals_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_export_id_registration_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."registration_exports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_resent_as_registrations_id_fk" FOREIGN KEY ("resent_as") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registration_exports_newest" ON "registration_exports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "registrations_terminal" ON "registrations" USING btree ("terminal_id","seq");--> statement-breakpoint
CREATE INDEX "registrations_newest" ON "registrations" USING btree ("changed_at","id");--> statement-breakpoint
CREATE INDEX "registrations_due" ON "registrations" USING btree ("seq") WHERE "registrations"."export_id" is null;--> statement-breakpoint
CREATE INDEX "registrations_export" ON "registrations" USING btree ("export_id","seq");--> statement-breakpoint
-- What an entry says of a terminal is the register's: never written again, never taken out. What became of its telling is.
CREATE FUNCTION "registrations_say_what_they_said"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(OLD) - ARRAY['export_id', 'exported_at', 'outcome', 'answered_at', 'resent_as', 'dismissed_at', 'reason', 'version'])
     = (to_jsonb(NEW) - ARRAY['export_id', 'exported_at', 'outcome', 'answered_at', 'resent_as', 'dismissed_at', 'reason', 'version'])
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the register of terminals is only ever added to'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'registrations_append_only';
END
$$;--> statement-breakpoint
CREATE TRIGGER "registrations_append_only" BEFORE UPDATE OR DELETE ON "registrations"
  FOR EACH ROW EXECUTE FUNCTION "registrations_say_what_they_said"();
