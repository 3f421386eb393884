DROP INDEX "applications_queue";--> statement-breakpoint
DROP INDEX "applications_waiting";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
-- What waits already is due as waits.ts says (addWorkingHours): the desk works Monday to Friday, 9 to 18, in UTC+8.
CREATE FUNCTION "due_after"("since" timestamptz, "hours" int) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
  local timestamp := "since" AT TIME ZONE 'UTC' + interval '8 hours';
  remaining interval := make_interval(hours => "hours");
  begins timestamp;
  usable interval;
BEGIN
  LOOP
    begins := greatest(local, date_trunc('day', local) + interval '9 hours');
    usable := CASE WHEN extract(isodow FROM local) < 6
      THEN greatest(interval '0', date_trunc('day', local) + interval '18 hours' - begins) ELSE interval '0' END;
    IF usable >= remaining AND usable > interval '0' THEN
      RETURN (begins + remaining - interval '8 hours') AT TIME ZONE 'UTC';
    END IF;
    remaining := remaining - usable;
    local := date_trunc('day', local) + interval '1 day';
  END LOOP;
END $$;--> statement-breakpoint
UPDATE "applications" SET "due_at" = CASE "status"
  WHEN 'draft' THEN "waiting_since" + interval '1440 hours'
  WHEN 'needs_correction' THEN "waiting_since" + interval '336 hours'
  ELSE due_after("waiting_since", CASE "status" WHEN 'in_review' THEN 16 ELSE 8 END) END
  WHERE "status" in ('draft', 'submitted', 'in_review', 'needs_correction', 'pending_check', 'appealed');--> statement-breakpoint
DROP FUNCTION "due_after";--> statement-breakpoint
-- Every character of a name and every two that follow each other, in any spelling: by these an index finds part of a
-- Chinese name, which is mostly shorter than the three characters that pg_trgm needs.
CREATE FUNCTION "name_parts"("name" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
  SELECT coalesce(array_agg(DISTINCT substr(k, i, l)), '{}')
  FROM (SELECT public.name_key("name") AS k) AS keyed, generate_series(1, length(k)) AS i, generate_series(1, 2) AS l
  WHERE i + l <= length(k) + 1
$$;--> statement-breakpoint
CREATE INDEX "applications_at_desk" ON "applications" USING btree ("due_at","waiting_since","id") WHERE "applications"."status" in ('submitted', 'appealed', 'in_review', 'pending_check');--> statement-breakpoint
CREATE INDEX "applications_unclaimed" ON "applications" USING btree ("due_at","waiting_since","id") WHERE "applications"."status" in ('submitted', 'appealed');--> statement-breakpoint
CREATE INDEX "applications_claimed" ON "applications" USING btree ("reviewer_id","due_at","waiting_since","id") WHERE "applications"."status" in ('in_review');--> statement-breakpoint
CREATE INDEX "applications_of_applicant" ON "applications" USING btree ("due_at","waiting_since","id") WHERE "applications"."status" in ('needs_correction');--> statement-breakpoint
CREATE INDEX "applications_of_checker" ON "applications" USING btree ("due_at","waiting_since","id") WHERE "applications"."status" in ('pending_check');--> statement-breakpoint
CREATE INDEX "applications_handed_in" ON "applications" USING btree ("waiting_since","id") WHERE "applications"."submitted_at" is not null;--> statement-breakpoint
CREATE INDEX "applications_shop_name_parts" ON "applications" USING gin (name_parts("shop_name"));--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status","waiting_since","id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_due_while_open" CHECK (("applications"."status" in ('draft', 'submitted', 'in_review', 'needs_correction', 'pending_check', 'appealed')) = ("applications"."due_at" is not null));