CREATE TABLE "case_attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"attached_by_id" text NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_attachments_size_positive" CHECK ("case_attachments"."size_bytes" > 0)
);
--> statement-breakpoint
ALTER TABLE "case_attachments" ADD CONSTRAINT "case_attachments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_attachments" ADD CONSTRAINT "case_attachments_attached_by_id_people_id_fk" FOREIGN KEY ("attached_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_attachments_application" ON "case_attachments" USING btree ("application_id","attached_at");--> statement-breakpoint
CREATE UNIQUE INDEX "case_attachments_file" ON "case_attachments" USING btree ("storage_key");--> statement-breakpoint
-- What the desk wrote and kept of a case is neither changed nor lost, goes when the case is erased, and none comes after that.
CREATE FUNCTION "kept_until_erased"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  erased boolean;
BEGIN
  -- Whoever erases at once waits for what is being added, and takes that along.
  SELECT a.erased_at IS NOT NULL INTO erased FROM applications a
    WHERE a.id = CASE TG_OP WHEN 'INSERT' THEN NEW.application_id ELSE OLD.application_id END FOR SHARE;
  IF TG_OP = 'INSERT' AND erased THEN
    RAISE EXCEPTION 'what % held is erased', NEW.application_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'case_erased';
  END IF;
  IF TG_OP = 'DELETE' AND NOT erased AND TG_ARGV[0] = 'kept' THEN
    RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
END $$;--> statement-breakpoint
DROP TRIGGER "case_notes_kept" ON "case_notes";--> statement-breakpoint
CREATE TRIGGER "case_notes_kept" BEFORE UPDATE ON "case_notes" FOR EACH ROW EXECUTE FUNCTION "only_added"();--> statement-breakpoint
CREATE TRIGGER "case_notes_erased" BEFORE INSERT OR DELETE ON "case_notes"
  FOR EACH ROW EXECUTE FUNCTION "kept_until_erased"('kept');--> statement-breakpoint
CREATE TRIGGER "case_attachments_kept" BEFORE UPDATE ON "case_attachments" FOR EACH ROW EXECUTE FUNCTION "only_added"();--> statement-breakpoint
CREATE TRIGGER "case_attachments_erased" BEFORE INSERT ON "case_attachments"
  FOR EACH ROW EXECUTE FUNCTION "kept_until_erased"('removable');--> statement-breakpoint
-- An opinion stays as it was given; of an erased case only the words go.
CREATE OR REPLACE FUNCTION "opinion_on_evidence"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.reason = ''
    AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason'
    AND EXISTS (SELECT 1 FROM applications a WHERE a.id = OLD.application_id AND a.erased_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'an opinion stays as it was given' USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opinion_kept';
  END IF;
  IF NEW.evidence_hash IS DISTINCT FROM case_evidence(NEW.application_id) THEN
    RAISE EXCEPTION 'the evidence of % is not what was seen', NEW.application_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_evidence_changed';
  END IF;
  IF NEW.stage <> 'maker' AND NOT EXISTS (
    SELECT 1 FROM case_opinions o WHERE o.application_id = NEW.application_id AND o.round = NEW.round
      AND o.stage = CASE NEW.stage WHEN 'checker' THEN 'maker' ELSE 'checker' END) THEN
    RAISE EXCEPTION 'nobody has judged % before', NEW.application_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opinion_order';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
-- What was erased before this was written.
DELETE FROM "case_notes" WHERE "application_id" IN (SELECT "id" FROM "applications" WHERE "erased_at" IS NOT NULL);--> statement-breakpoint
UPDATE "case_opinions" SET "reason" = '' WHERE "reason" <> ''
  AND "application_id" IN (SELECT "id" FROM "applications" WHERE "erased_at" IS NOT NULL);
