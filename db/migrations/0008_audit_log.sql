-- The audit trail becomes a log that is sealed after commit (docs/decisions/0016): no row waits for another any more.
-- Rows written under the chain keep their chain hash, which their leaf covers; the first seal gives them their leaves.
DROP TRIGGER audit_events_chained ON audit_events;
--> statement-breakpoint
DROP VIEW broken_audit_events;
--> statement-breakpoint
DROP FUNCTION chain_audit_event();
--> statement-breakpoint
DROP FUNCTION audit_event_text(audit_events);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kid" text NOT NULL,
	"signature" text NOT NULL,
	"frontier" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"position" bigint PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"leaf_hash" text NOT NULL,
	CONSTRAINT "audit_log_seq_unique" UNIQUE("seq")
);
--> statement-breakpoint
ALTER TABLE "audit_events" RENAME COLUMN "hash" TO "chain_hash";--> statement-breakpoint
ALTER TABLE "audit_events" ALTER COLUMN "chain_hash" DROP DEFAULT, ALTER COLUMN "chain_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "leaf_hash" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_kid_platform_keys_kid_fk" FOREIGN KEY ("kid") REFERENCES "public"."platform_keys"("kid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_seq_audit_events_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."audit_events"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_unsealed" ON "audit_events" USING btree ("xid","seq");--> statement-breakpoint
ALTER TABLE "audit_events" DROP COLUMN "previous_hash";--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_leaf" CHECK ("audit_events"."leaf_hash" is not null or "audit_events"."chain_hash" is not null);
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_not_truncated BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_heads_append_only BEFORE UPDATE OR DELETE ON audit_heads
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_heads_not_truncated BEFORE TRUNCATE ON audit_heads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A notice sent inside a transaction takes a lock of the whole database when it commits; the application sends its
-- notices after the commit.
DROP TRIGGER outbox_announced ON outbox;
--> statement-breakpoint
DROP FUNCTION announce_outbox();
--> statement-breakpoint
DROP TRIGGER terminals_announced ON terminals;
--> statement-breakpoint
DROP TRIGGER payments_announced ON payments;
--> statement-breakpoint
DROP FUNCTION announce_terminal();
