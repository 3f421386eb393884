ALTER TABLE "campaigns" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD COLUMN "refusal" text;--> statement-breakpoint
-- Why was said before, too: the log has it.
UPDATE "campaigns" c SET "refusal" = coalesce((SELECT e.reason FROM audit_events e
  WHERE e.subject_type = 'campaign' AND e.subject_id = c.id AND e.action = 'campaign.refuse' ORDER BY e.seq DESC LIMIT 1), '-')
  WHERE c."status" = 'refused';--> statement-breakpoint
UPDATE "rate_cards" r SET "refusal" = coalesce((SELECT e.reason FROM audit_events e
  WHERE e.subject_type = 'rate_card' AND e.subject_id = r.id AND e.action = 'rate_card.refuse' ORDER BY e.seq DESC LIMIT 1), '-')
  WHERE r."status" = 'refused';--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_refused_why" CHECK (("campaigns"."status" = 'refused') = ("campaigns"."refusal" is not null));--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_refused_why" CHECK (("rate_cards"."status" = 'refused') = ("rate_cards"."refusal" is not null));