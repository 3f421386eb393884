ALTER TABLE "devices" ADD COLUMN "since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "since" timestamp (3) with time zone;--> statement-breakpoint
-- Of what is there already the audit trail knows since when: each step of it is a row.
UPDATE "devices" d SET "since" = coalesce(
  (SELECT max(a.at) FROM audit_events a WHERE a.subject_type = 'device' AND a.subject_id = d.id), d.received_at);--> statement-breakpoint
UPDATE "shipments" s SET "since" = coalesce(
  (SELECT max(a.at) FROM audit_events a WHERE a.subject_type = 'shipment' AND a.subject_id = s.id), s.created_at);--> statement-breakpoint
ALTER TABLE "devices" ALTER COLUMN "since" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "shipments" ALTER COLUMN "since" SET NOT NULL;
