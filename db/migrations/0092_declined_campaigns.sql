ALTER TABLE "campaigns" DROP CONSTRAINT "campaigns_status_known";--> statement-breakpoint
ALTER TABLE "campaigns" DROP CONSTRAINT "campaigns_refused_why";--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_status_known" CHECK ("campaigns"."status" in ('draft', 'pending_second', 'published', 'ended', 'refused', 'declined', 'discarded'));--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_refused_why" CHECK (("campaigns"."status" in ('refused', 'declined')) = ("campaigns"."refusal" is not null));