CREATE TABLE "case_opinions" (
	"application_id" text NOT NULL,
	"round" integer NOT NULL,
	"stage" text NOT NULL,
	"person_id" text NOT NULL,
	"verdict" text NOT NULL,
	"code" text,
	"code_number" integer,
	"reason" text,
	"evidence_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_opinions_application_id_round_stage_pk" PRIMARY KEY("application_id","round","stage"),
	CONSTRAINT "case_opinions_stage_known" CHECK ("case_opinions"."stage" in ('maker', 'checker', 'third')),
	CONSTRAINT "case_opinions_verdict_known" CHECK ("case_opinions"."verdict" in ('accept', 'reject')),
	CONSTRAINT "case_opinions_rejected_why" CHECK ("case_opinions"."verdict" = 'accept' or "case_opinions"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "reason_codes" (
	"code" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"wording" jsonb NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reason_codes_code_number_pk" PRIMARY KEY("code","number"),
	CONSTRAINT "reason_codes_kind_known" CHECK ("reason_codes"."kind" in ('correction', 'rejection', 'return'))
);
--> statement-breakpoint
CREATE TABLE "risk_assessments" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"rule_set_number" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"rating" text NOT NULL,
	"points" integer NOT NULL,
	"needs_second" boolean NOT NULL,
	"reasons" text[] NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "risk_assessments_rating_known" CHECK ("risk_assessments"."rating" in ('low', 'medium', 'high'))
);
--> statement-breakpoint
CREATE TABLE "risk_rule_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"body" jsonb NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"note" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"proposed_by_id" text,
	"proposed_at" timestamp (3) with time zone,
	"approved_by_id" text,
	"published_at" timestamp (3) with time zone,
	"evidence_hash" text,
	"refusal" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "risk_rule_sets_number_unique" UNIQUE("number"),
	CONSTRAINT "risk_rule_sets_status_known" CHECK ("risk_rule_sets"."status" in ('draft', 'pending_second', 'published', 'withdrawn', 'refused', 'discarded')),
	CONSTRAINT "risk_rule_sets_second_person" CHECK ("risk_rule_sets"."approved_by_id" is null or ("risk_rule_sets"."approved_by_id" is distinct from "risk_rule_sets"."created_by_id" and "risk_rule_sets"."approved_by_id" is distinct from "risk_rule_sets"."proposed_by_id")),
	CONSTRAINT "risk_rule_sets_refused_why" CHECK (("risk_rule_sets"."status" = 'refused') = ("risk_rule_sets"."refusal" is not null)),
	CONSTRAINT "risk_rule_sets_published_at" CHECK ("risk_rule_sets"."status" <> 'published' or "risk_rule_sets"."published_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "named_checker_id" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "risk_rating" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "code_number" integer;--> statement-breakpoint
ALTER TABLE "case_opinions" ADD CONSTRAINT "case_opinions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_opinions" ADD CONSTRAINT "case_opinions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reason_codes" ADD CONSTRAINT "reason_codes_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessments" ADD CONSTRAINT "risk_assessments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_rule_sets" ADD CONSTRAINT "risk_rule_sets_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_rule_sets" ADD CONSTRAINT "risk_rule_sets_proposed_by_id_people_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_rule_sets" ADD CONSTRAINT "risk_rule_sets_approved_by_id_people_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_opinions_another_person" ON "case_opinions" USING btree ("application_id","round","person_id");--> statement-breakpoint
CREATE INDEX "risk_assessments_application" ON "risk_assessments" USING btree ("application_id","at");--> statement-breakpoint
CREATE INDEX "risk_assessments_newest" ON "risk_assessments" USING btree ("at","id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_named_checker_id_people_id_fk" FOREIGN KEY ("named_checker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_another_checker_named" CHECK ("applications"."named_checker_id" is null or "applications"."named_checker_id" is distinct from "applications"."reviewer_id");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_override_has_reason" CHECK ("decisions"."kind" <> 'override' or length(trim("decisions"."reason")) > 1);--> statement-breakpoint
-- What a decision on a case rests on, as one number: answers as they are sealed, papers, what was let pass, and what was agreed.
CREATE FUNCTION "case_evidence"("of" text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    a.kind, a.product, a.agreed_model,
    (SELECT jsonb_agg(jsonb_build_array(g.group_name, g.version, g.body) ORDER BY g.group_name)
      FROM public.application_answers g WHERE g.application_id = a.id),
    (SELECT jsonb_agg(jsonb_build_array(d.slot, d.sha256) ORDER BY d.slot)
      FROM public.documents d WHERE d.application_id = a.id AND d.replaced_at IS NULL),
    (SELECT jsonb_agg(jsonb_build_array(o.field, o.id) ORDER BY o.id)
      FROM public.decisions o WHERE o.application_id = a.id AND o.kind = 'override' AND o.resolved_at IS NULL)
  )::text, 'UTF8')), 'hex')
  FROM public.applications a WHERE a.id = "of"
$$;--> statement-breakpoint
-- What waits for its checker already was proposed as an approval, on what is there.
INSERT INTO "case_opinions" ("application_id", "round", "stage", "person_id", "verdict", "evidence_hash", "at")
  SELECT "id", 1, 'maker', "reviewer_id", 'accept', case_evidence("id"), coalesce("proposed_at", "waiting_since")
  FROM "applications" WHERE "status" = 'pending_check' AND "reviewer_id" IS NOT NULL;--> statement-breakpoint
CREATE FUNCTION "opinion_on_evidence"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
CREATE TRIGGER "case_opinions_on_evidence" BEFORE INSERT OR UPDATE OR DELETE ON "case_opinions"
  FOR EACH ROW EXECUTE FUNCTION "opinion_on_evidence"();--> statement-breakpoint
-- No case is decided by one person where two are asked, on other evidence than both saw, or on appeal by whoever declined it.
CREATE FUNCTION "case_decided_by_two"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text := CASE NEW.status WHEN 'approved' THEN 'accept' ELSE 'reject' END;
  last_round int;
BEGIN
  IF NEW.appealed_at IS NOT NULL AND NEW.status IN ('in_review', 'pending_check', 'approved', 'rejected') AND EXISTS (
    SELECT 1 FROM decisions d WHERE d.application_id = NEW.id AND d.kind IN ('rejection', 'rejection_proposal')
      AND d.at <= NEW.appealed_at AND d.actor_id IN (NEW.reviewer_id, NEW.checker_id)) THEN
    RAISE EXCEPTION 'the appeal of % goes to somebody new', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_to_somebody_new';
  END IF;
  IF NEW.status = 'rejected' AND OLD.status = 'in_review' THEN
    IF (SELECT r.needs_second FROM risk_assessments r WHERE r.application_id = NEW.id ORDER BY r.at DESC, r.id DESC LIMIT 1)
      IS NOT FALSE THEN
      RAISE EXCEPTION 'the rejection of % needs a second person', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'case_second_person';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.status NOT IN ('approved', 'rejected') THEN
    RETURN NEW;
  END IF;
  SELECT max(o.round) INTO last_round FROM case_opinions o WHERE o.application_id = NEW.id;
  IF NOT EXISTS (
    SELECT 1 FROM case_opinions d JOIN case_opinions m
      ON m.application_id = d.application_id AND m.round = d.round AND m.stage = 'maker'
    WHERE d.application_id = NEW.id AND d.round = last_round AND d.person_id = NEW.checker_id AND d.verdict = wanted
      AND m.person_id = NEW.reviewer_id AND d.person_id <> m.person_id
      AND (d.stage = 'third' OR (d.stage = 'checker' AND m.verdict = wanted))) THEN
    RAISE EXCEPTION '% needs the judgement of a second person', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_second_person';
  END IF;
  IF (NEW.kind, NEW.product, NEW.agreed_model) IS DISTINCT FROM (OLD.kind, OLD.product, OLD.agreed_model) OR EXISTS (
    SELECT 1 FROM case_opinions o WHERE o.application_id = NEW.id AND o.round = last_round
      AND o.evidence_hash IS DISTINCT FROM case_evidence(NEW.id)) THEN
    RAISE EXCEPTION 'the evidence of % is not what was judged', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_evidence_changed';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "applications_decided_by_two" BEFORE UPDATE ON "applications"
  FOR EACH ROW WHEN (NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION "case_decided_by_two"();--> statement-breakpoint
CREATE FUNCTION "only_added"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "reason_codes_kept" BEFORE UPDATE OR DELETE ON "reason_codes"
  FOR EACH ROW EXECUTE FUNCTION "only_added"();--> statement-breakpoint
CREATE TRIGGER "risk_assessments_kept" BEFORE UPDATE OR DELETE ON "risk_assessments"
  FOR EACH ROW EXECUTE FUNCTION "only_added"();--> statement-breakpoint
CREATE TRIGGER "risk_rule_sets_second_person" BEFORE INSERT OR UPDATE ON "risk_rule_sets"
  FOR EACH ROW EXECUTE FUNCTION "second_person_decides"();--> statement-breakpoint
-- What was made stays as it was made; other rules are another set.
CREATE FUNCTION "keep_risk_rule_set"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.body, NEW.number, NEW.note, NEW.created_at) IS DISTINCT FROM (OLD.body, OLD.number, OLD.note, OLD.created_at)
    OR (OLD.status IN ('published', 'refused', 'discarded', 'withdrawn') AND NEW.status <> OLD.status) THEN
    RAISE EXCEPTION 'risk rules % cannot change', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "risk_rule_sets_immutable" BEFORE UPDATE ON "risk_rule_sets"
  FOR EACH ROW EXECUTE FUNCTION "keep_risk_rule_set"();--> statement-breakpoint
INSERT INTO "reason_codes" ("code", "number", "kind", "wording", "created_at") VALUES
  ('unreadable', 1, 'correction', '{"zh":{"label":"看不清","text":"照片模糊或反光，看不清上面的文字。","remedy":"在光线充足处平放证件重新拍摄，四角完整、文字清晰。"},"en":{"label":"Unreadable","text":"The photo is blurred or reflects light, so the text cannot be read.","remedy":"Lay it flat in good light and take it again, all four corners in view and the text sharp."}}', now()),
  ('mismatch', 1, 'correction', '{"zh":{"label":"与证件不符","text":"填写的内容与证件上的不一致。","remedy":"请按证件上的内容逐字填写。"},"en":{"label":"Does not match","text":"What was entered differs from what the document says.","remedy":"Enter it exactly as the document has it."}}', now()),
  ('expired', 1, 'correction', '{"zh":{"label":"已过期","text":"证件已过有效期。","remedy":"请换成有效期内的证件重新提交。"},"en":{"label":"Expired","text":"The document is no longer valid.","remedy":"Replace it with one that is valid."}}', now()),
  ('incomplete', 1, 'correction', '{"zh":{"label":"不完整","text":"内容或照片不完整。","remedy":"请补齐缺少的部分。"},"en":{"label":"Incomplete","text":"Part of the content or of the photo is missing.","remedy":"Add what is missing."}}', now()),
  ('wrong_document', 1, 'correction', '{"zh":{"label":"证件类型不对","text":"上传的不是所要求的证件。","remedy":"请上传所要求的那一种证件。"},"en":{"label":"Wrong document","text":"This is not the document that was asked for.","remedy":"Upload the document that is asked for here."}}', now()),
  ('other', 1, 'correction', '{"zh":{"label":"其他","text":"这一项需要修改。","remedy":"请按说明修改后重新提交。"},"en":{"label":"Other","text":"This needs a correction.","remedy":"Correct it as described and submit again."}}', now()),
  ('business_not_served', 1, 'rejection', '{"zh":{"label":"不受理的行业","text":"所经营的业务不在受理范围内。","remedy":""},"en":{"label":"Business not served","text":"We do not serve this line of business.","remedy":""}}', now()),
  ('identity_not_verified', 1, 'rejection', '{"zh":{"label":"身份无法核实","text":"无法核实申请人或法定代表人的身份。","remedy":""},"en":{"label":"Identity not verified","text":"We could not verify the identity of the applicant or legal representative.","remedy":""}}', now()),
  ('false_documents', 1, 'rejection', '{"zh":{"label":"材料不实","text":"提交的材料与核实的情况不符。","remedy":""},"en":{"label":"Documents not genuine","text":"The documents do not agree with what we verified.","remedy":""}}', now()),
  ('risk_too_high', 1, 'rejection', '{"zh":{"label":"风险过高","text":"经综合评估，暂时无法为您开通。","remedy":""},"en":{"label":"Risk too high","text":"After an overall assessment we cannot open an account for now.","remedy":""}}', now()),
  ('look_again', 1, 'return', '{"zh":{"label":"请再核对","text":"请再次核对标出的内容。","remedy":""},"en":{"label":"Look again","text":"Please check the points named once more.","remedy":""}}', now());
